# Compiler settings shared by every target, and the sanitizers that the presets ask for.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
# Optimisation across files, where it is known to work: GCC, Release, no sanitizer.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_BUILD_TYPE STREQUAL Release AND NOT PLACETIME_SANITIZE)
    set(PLACETIME_LINK_TIME ON)
endif()
add_library(placetime_options INTERFACE)
target_compile_options(placetime_options INTERFACE
    -Wall -Wextra -Wshadow -Wconversion -Wpedantic -Wno-sign-conversion
    $<$<BOOL:${PLACETIME_WERROR}>:-Werror>
    # GCC 12 warns falsely of overlapping copies inside std::string (GCC bug 105651).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    -fno-math-errno)
target_link_options(placetime_options INTERFACE -Wl,--as-needed)
if(PLACETIME_SANITIZE)
    # Assertions of our own and of libstdc++ are on; -O2 would double the time to build and hide frames.
    set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")
    target_compile_definitions(placetime_options INTERFACE _GLIBCXX_ASSERTIONS)
    target_compile_options(placetime_options INTERFACE -fsanitize=${PLACETIME_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>) # g++ 12 sees ghosts in variants when it instruments them
    target_link_options(placetime_options INTERFACE -fsanitize=${PLACETIME_SANITIZE})
endif()
if(PLACETIME_FUZZ)
    target_compile_options(placetime_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
