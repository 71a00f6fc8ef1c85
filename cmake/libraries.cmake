# The libraries that Debian provides, as SYSTEM interface targets where they bring no CMake package.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(spdlog REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)
pkg_check_modules(XAPIAN REQUIRED xapian-core>=1.4)
pkg_check_modules(XXHASH REQUIRED libxxhash)
pkg_check_modules(UTF8PROC REQUIRED libutf8proc)
pkg_check_modules(CMARK_GFM REQUIRED libcmark-gfm)
pkg_check_modules(GUMBO REQUIRED gumbo)
pkg_check_modules(POPPLER_CPP REQUIRED poppler-cpp)

add_library(xapian INTERFACE)
target_include_directories(xapian SYSTEM INTERFACE ${XAPIAN_INCLUDE_DIRS})
target_link_libraries(xapian INTERFACE ${XAPIAN_LINK_LIBRARIES})

add_library(xxhash INTERFACE)
target_include_directories(xxhash SYSTEM INTERFACE ${XXHASH_INCLUDE_DIRS})
target_link_libraries(xxhash INTERFACE ${XXHASH_LINK_LIBRARIES})

add_library(utf8proc INTERFACE)
target_include_directories(utf8proc SYSTEM INTERFACE ${UTF8PROC_INCLUDE_DIRS})
target_link_libraries(utf8proc INTERFACE ${UTF8PROC_LINK_LIBRARIES})

add_library(cmark_gfm INTERFACE)
target_include_directories(cmark_gfm SYSTEM INTERFACE ${CMARK_GFM_INCLUDE_DIRS})
target_link_libraries(cmark_gfm INTERFACE ${CMARK_GFM_LINK_LIBRARIES})

add_library(gumbo INTERFACE)
target_include_directories(gumbo SYSTEM INTERFACE ${GUMBO_INCLUDE_DIRS})
target_link_libraries(gumbo INTERFACE ${GUMBO_LINK_LIBRARIES})

add_library(poppler_cpp INTERFACE)
target_include_directories(poppler_cpp SYSTEM INTERFACE ${POPPLER_CPP_INCLUDE_DIRS})
target_link_libraries(poppler_cpp INTERFACE ${POPPLER_CPP_LINK_LIBRARIES})

find_path(RAPIDJSON_INCLUDE_DIR rapidjson/document.h REQUIRED)
add_library(rapidjson INTERFACE)
target_include_directories(rapidjson SYSTEM INTERFACE ${RAPIDJSON_INCLUDE_DIR})
