// The table of units. Facts: SI brochure, US and imperial customary measures, usual abbreviations.
// Layer 3, pure.
#include "corpus/values/units.h"

namespace apud::values {

namespace {

using enum Dimension;

constexpr Unit kUnits[] = {
    {"metre", kLength, 1, "metre meter", "m"},
    {"kilometre", kLength, 1e3, "kilometre kilometer kilometers kilometres kms", "km Km"},
    {"centimetre", kLength, 1e-2, "centimetre centimeter", "cm"},
    {"millimetre", kLength, 1e-3, "millimetre millimeter", "mm"},
    {"micrometre", kLength, 1e-6, "micrometre micrometer micron", "µm μm um"},
    {"nanometre", kLength, 1e-9, "nanometre nanometer", "nm"},
    {"mile", kLength, 1609.344, "mile", "mi"},
    {"nautical_mile", kLength, 1852, "", "nmi"},
    {"foot", kLength, 0.3048, "foot feet", "ft"},
    {"inch", kLength, 0.0254, "inch inches", ""},
    {"yard", kLength, 0.9144, "yard", "yd"},
    {"light_year", kLength, 9.4607e15, "lightyear", ""},
    {"square_metre", kArea, 1, "", "m2 m² sqm"},
    {"square_kilometre", kArea, 1e6, "", "km2 km²"},
    {"square_centimetre", kArea, 1e-4, "", "cm2 cm²"},
    {"square_millimetre", kArea, 1e-6, "", "mm2 mm²"},
    {"square_mile", kArea, 2589988.11, "", ""},
    {"square_foot", kArea, 0.09290304, "", "sqft"},
    {"square_yard", kArea, 0.83612736, "", ""},
    {"square_inch", kArea, 0.00064516, "", ""},
    {"hectare", kArea, 1e4, "hectare", "ha"},
    {"acre", kArea, 4046.8564, "acre", ""},
    {"mu", kArea, 666.6667, "mu", ""},
    {"cubic_metre", kVolume, 1, "", "m3 m³"},
    {"cubic_kilometre", kVolume, 1e9, "", "km3 km³"},
    {"cubic_centimetre", kVolume, 1e-6, "", "cm3 cm³"},
    {"cubic_millimetre", kVolume, 1e-9, "", "mm3 mm³"},
    {"cubic_foot", kVolume, 0.0283168, "", ""},
    {"cubic_inch", kVolume, 1.6387e-5, "", ""},
    {"cubic_yard", kVolume, 0.764555, "", ""},
    {"litre", kVolume, 1e-3, "litre liter", "L l"},
    {"millilitre", kVolume, 1e-6, "millilitre milliliter", "ml mL"},
    {"decilitre", kVolume, 1e-4, "decilitre deciliter", "dl dL"},
    {"microlitre", kVolume, 1e-9, "microlitre microliter", "µl μl µL μL ul uL"},
    {"gallon", kVolume, 3.785412e-3, "gallon", "gal"},
    {"pint", kVolume, 4.7318e-4, "pint", ""},
    {"barrel", kVolume, 0.1589873, "barrel", "bbl"},
    {"bushel", kVolume, 0.0352391, "bushel", ""},
    {"teu", kOther, 1, "teu teus", "TEU TEUs"},
    {"gram", kMass, 1e-3, "gram gramme", "g"},
    {"kilogram", kMass, 1, "kilogram kilogramme kilo", "kg"},
    {"milligram", kMass, 1e-6, "milligram milligramme", "mg"},
    {"microgram", kMass, 1e-9, "microgram microgramme", "µg μg ug mcg"},
    {"nanogram", kMass, 1e-12, "nanogram", "ng"},
    {"picogram", kMass, 1e-15, "picogram", "pg"},
    {"tonne", kMass, 1e3, "tonne", "t"},
    {"ton", kMass, 1e3, "ton", ""},
    {"kilotonne", kMass, 1e6, "kilotonne kiloton", "kt"},
    {"megatonne", kMass, 1e9, "megatonne megaton", "Mt"},
    {"gigatonne", kMass, 1e12, "gigatonne gigaton", "Gt"},
    {"pound", kMass, 0.45359237, "pound", "lb lbs"},
    {"ounce", kMass, 0.028349523, "ounce", "oz"},
    {"carat", kMass, 2e-4, "carat", ""},
    {"jin", kMass, 0.5, "jin", ""},
    {"second", kTime, 1, "second sec secs", "s"},
    {"millisecond", kTime, 1e-3, "millisecond", "ms"},
    {"microsecond", kTime, 1e-6, "microsecond", "µs μs"},
    {"nanosecond", kTime, 1e-9, "nanosecond", "ns"},
    {"minute", kTime, 60, "minute min mins", ""},
    {"hour", kTime, 3600, "hour hr hrs", "h"},
    {"day", kTime, 86400, "day", ""},
    {"week", kTime, 604800, "week wk wks", ""},
    {"month", kCalendar, 1, "month", ""},
    {"quarter_year", kCalendar, 3, "", ""},
    {"year", kCalendar, 12, "year yr yrs", ""},
    {"decade", kCalendar, 120, "decade", ""},
    {"century", kCalendar, 1200, "century centuries", ""},
    {"millennium", kCalendar, 12000, "millennium millennia", ""},
    {"watt", kPower, 1, "watt", "W"},
    {"kilowatt", kPower, 1e3, "kilowatt", "kW KW"},
    {"megawatt", kPower, 1e6, "megawatt", "MW"},
    {"gigawatt", kPower, 1e9, "gigawatt", "GW"},
    {"terawatt", kPower, 1e12, "terawatt", "TW"},
    {"horsepower", kPower, 745.7, "horsepower", "hp"},
    {"joule", kEnergy, 1, "joule", "J"},
    {"kilojoule", kEnergy, 1e3, "kilojoule", "kJ"},
    {"megajoule", kEnergy, 1e6, "megajoule", "MJ"},
    {"gigajoule", kEnergy, 1e9, "gigajoule", "GJ"},
    {"watt_hour", kEnergy, 3600, "", "Wh"},
    {"kilowatt_hour", kEnergy, 3.6e6, "", "kWh KWh kwh"},
    {"megawatt_hour", kEnergy, 3.6e9, "", "MWh"},
    {"gigawatt_hour", kEnergy, 3.6e12, "", "GWh"},
    {"terawatt_hour", kEnergy, 3.6e15, "", "TWh"},
    {"calorie", kEnergy, 4.184, "calorie", "cal"},
    {"kilocalorie", kEnergy, 4184, "kilocalorie", "kcal"},
    {"electronvolt", kEnergy, 1.602177e-19, "electronvolt", "eV"},
    {"knot", kSpeed, 0.514444, "knot", "kn"},
    {"pascal", kPressure, 1, "pascal", "Pa"},
    {"kilopascal", kPressure, 1e3, "kilopascal", "kPa"},
    {"megapascal", kPressure, 1e6, "megapascal", "MPa"},
    {"millimetre_of_mercury", kPressure, 133.322, "mmhg", "mmHg"},
    {"psi", kPressure, 6894.757, "psi", ""},
    {"degree_celsius", kTemperature, 1, "celsius centigrade", "℃"},
    {"degree_fahrenheit", kTemperature, 5.0 / 9, "fahrenheit", "℉"},
    {"kelvin", kTemperature, 1, "kelvin", "K"},
    {"ampere", kCurrent, 1, "ampere amp", ""},
    {"volt", kVoltage, 1, "volt", "V"},
    {"kilovolt", kVoltage, 1e3, "kilovolt", "kV KV"},
    {"megavolt", kVoltage, 1e6, "megavolt", "MV"},
    {"hertz", kFrequency, 1, "hertz", "Hz"},
    {"kilohertz", kFrequency, 1e3, "kilohertz", "kHz"},
    {"megahertz", kFrequency, 1e6, "megahertz", "MHz"},
    {"gigahertz", kFrequency, 1e9, "gigahertz", "GHz"},
    {"byte", kData, 1, "byte", ""},
    {"kilobyte", kData, 1e3, "kilobyte", "kB KB"},
    {"megabyte", kData, 1e6, "megabyte", "MB"},
    {"gigabyte", kData, 1e9, "gigabyte", "GB"},
    {"terabyte", kData, 1e12, "terabyte", "TB"},
    {"bit", kData, 0.125, "", ""},
    {"megabit", kData, 125e3, "megabit", "Mb"},
    {"gigabit", kData, 125e6, "gigabit", "Gb"},
    {"megabit_per_second", kOther, 1, "mbps", "Mbps"},
    {"gigabit_per_second", kOther, 1e3, "gbps", "Gbps"},
    {"degree", kAngle, 1, "degree", ""},
    {"mole", kSubstance, 1, "", "mol"},
    {"millimole", kSubstance, 1e-3, "millimole", "mmol"},
    {"micromole", kSubstance, 1e-6, "micromole", "µmol μmol umol"},
    {"molar", kOther, 1, "molar", ""},
    {"millimolar", kOther, 1e-3, "millimolar", "mM"},
    {"micromolar", kOther, 1e-6, "micromolar", "µM μM uM"},
    {"nanomolar", kOther, 1e-9, "nanomolar", "nM"},
    {"newton", kForce, 1, "newton", ""},
    {"decibel", kOther, 1, "decibel", "dB"},
    {"kilodalton", kOther, 1, "kilodalton", "kDa"},
    {"base_pair", kOther, 1, "", "bp"},
    {"kilobase", kOther, 1e3, "kilobase", "kb"},
    {"part_per_million", kOther, 1, "", "ppm"},
    {"part_per_billion", kOther, 1e-3, "", "ppb"},
    {"international_unit", kOther, 1, "", "IU"},
    {"kilometre_per_hour", kSpeed, 1 / 3.6, "kph kmh", ""},
    {"mile_per_hour", kSpeed, 0.44704, "mph", ""},
    {"barrel_per_day", kOther, 1, "", "bpd b/d"},
    {"time", kOther, 1, "time fold", ""},
    {"deadweight_ton", kOther, 1, "", "dwt DWT"},
};

}  // namespace

std::span<const Unit> units() { return kUnits; }

std::optional<Measure> measure_of(std::string_view name) {
  Measure measure;
  const auto find = [](std::string_view wanted) -> const Unit* {
    for (const Unit& unit : kUnits)
      if (wanted == unit.name) return &unit;
    return nullptr;
  };
  if (const auto per = name.find("_per_"); per != std::string_view::npos) {
    measure.unit = find(name.substr(0, per));
    measure.per = find(name.substr(per + 5));
    if (measure.unit && measure.per) return measure;
  }
  measure = {find(name), nullptr};
  if (!measure.unit) return std::nullopt;
  return measure;
}

}  // namespace apud::values
