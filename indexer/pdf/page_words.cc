// text_list with fonts: poppler's own text modes join words wrongly and swap notes.
// Program layer: part of apud-pdf.
#include "indexer/pdf/page_words.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <poppler-toc.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include "corpus/text/utf8.h"

namespace apud::pdf {
namespace {

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

// What TeX's fonts have at the places of control characters, where a file does not say what its signs are called: the
// ligatures of its old and of its new encoding, and the latter's quotation marks and dashes.
std::string with_tex_signs(const std::string& text) {
  constexpr std::array<std::string_view, 32> kSigns{
      "",       "",   "",   "",    "",    "",       "",       "",       "",       "",       "",
      "ff",     "fi", "fl", "ffi", "ffl", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "\u2013",
      "\u2014", "",   "",   "",    "",    "ff",     "fi",     "fl",     "ffi",    "ffl"};
  std::string told;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < kSigns.size())
      told += kSigns[code];
    else
      told += c;
  }
  return told;
}

// Accents that a font sets as signs of their own are put on their letters; control characters go.
std::string composed(std::string text) {
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    text = with_tex_signs(text);
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return text;
  if (valid_utf8_prefix(text) != text.size()) return "";
  utf8proc_uint8_t* folded = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &folded, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (length > 0) text.assign(reinterpret_cast<const char*>(folded), static_cast<std::size_t>(length));
  std::free(folded);
  // A sign that its font does not name, alone: what stands so at the start of a line is a bullet.
  if (text.size() == 2 && text[0] == '\xC2' && static_cast<unsigned char>(text[1]) < 0xA0) return "\u2022";
  return text;
}

std::int32_t hundredths(double points) {
  if (!(points * 100 > -kFarthest && points * 100 < kFarthest)) return 0;
  return static_cast<std::int32_t>(std::lround(points * 100));
}

bool contains(const std::string& name, std::initializer_list<std::string_view> parts) {
  std::string lower = name;
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return lower.find(part) != std::string::npos; });
}

// Weight and slant as fonts tell them in their names; TeX's own are short.
void read_font(const std::string& name, PdfWord& word) {
  const std::string base = name.substr(name.find('+') == 6 ? 7 : 0);
  word.bold = contains(base, {"bold", "black", "heavy", "demi", "semibd"}) || base.starts_with("CMBX") ||
              base.starts_with("SFBX") || base.starts_with("CMSSBX") || base.starts_with("CMB1");
  word.italic = contains(base, {"italic", "oblique", "slanted"}) || base.starts_with("CMTI") ||
                base.starts_with("CMSL") || base.starts_with("SFTI") || base.starts_with("CMBXTI");
}

void add_outline(const poppler::toc_item* root, PdfText& pdf) {
  constexpr std::size_t kMostEntries = 20'000;
  constexpr std::uint32_t kDeepest = 20;
  struct Open {
    const poppler::toc_item* item;
    std::uint32_t level;
  };
  std::vector<Open> open{{root, 0}};
  while (!open.empty() && pdf.outline.size() < kMostEntries) {
    const auto [item, level] = open.back();
    open.pop_back();
    if (level > 0) pdf.outline.push_back({level, composed(utf8(item->title()))});
    if (level == kDeepest) continue;
    const std::vector<poppler::toc_item*> children = item->children();
    for (auto child = children.rbegin(); child != children.rend(); ++child) open.push_back({*child, level + 1});
  }
}

}  // namespace

struct PdfFile::State {
  std::unique_ptr<poppler::document> document;
};

PdfFile::PdfFile() : state_(std::make_unique<State>()) {
  poppler::set_debug_error_function([](const std::string& /*message*/, void* /*closure*/) {}, nullptr);
}
PdfFile::~PdfFile() = default;

PdfStatus PdfFile::open(const std::string& path) {
  state_->document.reset(poppler::document::load_from_file(path));
  if (state_->document == nullptr) return PdfStatus::kDamaged;
  if (state_->document->is_locked()) return PdfStatus::kLocked;
  return state_->document->pages() > 0 ? PdfStatus::kRead : PdfStatus::kNoPages;
}

int PdfFile::pages() const { return state_->document->pages(); }

bool PdfFile::words(int number, PdfPage& facts, std::vector<PageWord>& words) {
  const std::unique_ptr<poppler::page> page(state_->document->create_page(number));
  if (page == nullptr) return false;
  const poppler::rectf area = page->page_rect(poppler::crop_box);
  facts.width = hundredths(area.width());
  facts.height = hundredths(area.height());
  facts.label = composed(utf8(page->label()));
  std::vector<poppler::text_box> boxes = page->text_list(poppler::page::text_list_include_font);
  words.reserve(boxes.size());
  for (const poppler::text_box& box : boxes) {
    PageWord word;
    word.text = composed(utf8(box.text()));
    if (word.text.empty() || box.rotation() != 0) continue;
    const poppler::rectf place = box.bbox();
    word.place.x0 = hundredths(place.left());
    word.place.x1 = hundredths(place.right());
    word.place.y0 = hundredths(place.top());
    word.place.y1 = hundredths(place.bottom());
    word.place.size = std::max(1, hundredths(box.get_font_size()));
    read_font(box.get_font_name(), word.place);
    word.blank_behind = box.has_space_after();
    words.push_back(std::move(word));
  }
  return true;
}

void PdfFile::read_facts(PdfText& pdf) const {
  pdf.title = composed(utf8(state_->document->get_title()));
  pdf.author = composed(utf8(state_->document->get_author()));
  const std::time_t made = state_->document->get_creation_date_t();
  std::tm parts{};
  std::array<char, 32> date{};
  if (made > 0 && gmtime_r(&made, &parts) != nullptr && std::strftime(date.data(), date.size(), "%Y-%m-%d", &parts) > 0)
    pdf.date = date.data();
  const std::unique_ptr<poppler::toc> outline(state_->document->create_toc());
  if (outline != nullptr && outline->root() != nullptr) add_outline(outline->root(), pdf);
}

}  // namespace apud::pdf
