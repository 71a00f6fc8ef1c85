# Our own rules: apud_library(folder libraries...) and apud_program(name folder libraries...).
# Sources are globbed, so a new file needs no line here.
add_library(apud_options INTERFACE)
target_include_directories(apud_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(apud_options INTERFACE APUD_VERSION="${PROJECT_VERSION}")
target_compile_options(apud_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual)
# g++ 12 sees overlapping copies in "text" + std::string that are not there (GCC bug 105651).
target_compile_options(apud_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# The language model's kernels pass wide vectors between inlined functions only; clang warns all the same.
target_compile_options(apud_options INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-psabi>)
# glibc 2.36's <sys/platform/x86.h> uses the C name of the type, which g++ knows and clang++ does not.
target_compile_definitions(apud_options INTERFACE $<$<CXX_COMPILER_ID:Clang>:_Bool=bool>)
if(APUD_WERROR)
  target_compile_options(apud_options INTERFACE -Werror)
endif()
if(APUD_FUZZ)
  target_compile_options(apud_options INTERFACE -fsanitize=fuzzer-no-link)  # the libraries are what is explored
endif()
if(APUD_SANITIZE MATCHES address)
  target_compile_definitions(apud_options INTERFACE APUD_WIDE_MEMORY)  # it maps terabytes for its own
endif()
if(APUD_SANITIZE)
  target_compile_options(apud_options INTERFACE -fsanitize=${APUD_SANITIZE} -fno-omit-frame-pointer
                                                -fno-sanitize-recover=undefined)
  target_link_options(apud_options INTERFACE -fsanitize=${APUD_SANITIZE})
endif()

function(apud_library folder)
  string(REPLACE "/" "_" name apud_${folder})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cc)
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC apud_options ${ARGN})
endfunction()

# A program is every .cc file directly in its folder (options, commands, main).
function(apud_program name folder)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cc)
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE apud_options ${ARGN})
  target_link_options(${name} PRIVATE LINKER:--as-needed)  # each shared library costs every start
endfunction()

# Where apud-pdf is installed: beside no command that a person types.
set_source_files_properties(${PROJECT_SOURCE_DIR}/corpus/pdf/pdf_process.cc PROPERTIES
  COMPILE_DEFINITIONS "APUD_PDF_READER=\"${CMAKE_INSTALL_FULL_LIBEXECDIR}/apud/apud-pdf\"")
