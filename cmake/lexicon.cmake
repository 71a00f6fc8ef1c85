# The word lists that indexer/parse carries: Debian's dictionary (package wamerican) and our own list of places.
find_file(APUD_DICTIONARY NAMES american-english words PATHS /usr/share/dict NO_DEFAULT_PATH)
if(NOT APUD_DICTIONARY)
  message(FATAL_ERROR "No dictionary in /usr/share/dict: install the package wamerican (scripts/build does it)")
endif()
set(APUD_PLACES ${PROJECT_SOURCE_DIR}/corpus/lexicon/places.tsv)
set_source_files_properties(${PROJECT_SOURCE_DIR}/indexer/parse/dictionary.cc PROPERTIES
  COMPILE_DEFINITIONS "APUD_DICTIONARY=\"${APUD_DICTIONARY}\";APUD_PLACES=\"${APUD_PLACES}\""
  OBJECT_DEPENDS "${APUD_DICTIONARY};${APUD_PLACES}")
