// The units of measure that texts use: their names, their spellings, what they measure.
// Layer 3, pure: constant tables.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace apud::values {

enum class Dimension : std::uint8_t {
  kNone,
  kLength,
  kArea,
  kVolume,
  kMass,
  kTime,
  kCalendar,  // months and years: not a fixed number of seconds
  kPower,
  kEnergy,
  kSpeed,
  kPressure,
  kTemperature,
  kCurrent,
  kVoltage,
  kFrequency,
  kData,
  kAngle,
  kSubstance,
  kForce,
  kOther
};

struct Unit {
  const char* name;  // singular, words joined by "_"
  Dimension dimension;
  double factor;        // how many of the dimension's base units it is
  const char* words;    // spellings in any case, one space between them; a plural in -s is understood
  const char* symbols;  // spellings whose case counts
};

std::span<const Unit> units();
// A unit by its canonical name; for "X_per_Y" both parts. Nothing for a name that is not in the table.
struct Measure {
  const Unit* unit = nullptr;
  const Unit* per = nullptr;
};
std::optional<Measure> measure_of(std::string_view name);

}  // namespace apud::values
