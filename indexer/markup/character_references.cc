// cmark's table of names.
// Layer 5, pure.
#include "indexer/markup/character_references.h"

#include <cmark-gfm.h>
#include <cmark-gfm/buffer.h>
#include <cmark-gfm/houdini.h>

namespace apud::markup {

CharacterReference read_character_reference(std::string_view source) {
  constexpr std::size_t kLongest = 40;
  const std::size_t semicolon = source.substr(0, kLongest).find(';');
  if (semicolon == std::string_view::npos || source.size() < 3) return {};
  cmark_strbuf decoded;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &decoded, 8);
  const std::string_view inside = source.substr(1, semicolon);
  const bufsize_t length = houdini_unescape_ent(&decoded, reinterpret_cast<const std::uint8_t*>(inside.data()),
                                                static_cast<bufsize_t>(inside.size()));
  CharacterReference reference;
  if (length > 0) {
    reference.length = static_cast<std::uint32_t>(length) + 1;
    reference.text.assign(cmark_strbuf_cstr(&decoded), static_cast<std::size_t>(decoded.size));
  }
  cmark_strbuf_free(&decoded);
  return reference;
}

}  // namespace apud::markup
