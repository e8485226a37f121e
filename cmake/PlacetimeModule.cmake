# placetime_module(NAME [HOT] [DEPENDS module...] [PUBLIC library...] [PRIVATE library...])
#
# One folder of src/ is one static library `placetime_NAME`. Its headers are included as "NAME/file.h". DEPENDS lists the modules
# it uses, each of a strictly smaller level: the same arrows as the table in src/README.md, which tests/house checks against the includes.
# HOT modules, those that read every word of a text, are compiled in the release preset so that placetime_link_hot() can inline across files.
# Where tests/NAME/ holds *_test.cpp files, the test program `test_NAME` is built from them and registered with CTest.
function(placetime_module NAME)
    cmake_parse_arguments(ARG "HOT" "" "DEPENDS;PUBLIC;PRIVATE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    file(GLOB headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    list(TRANSFORM ARG_DEPENDS PREPEND placetime_)
    if(sources)
        add_library(placetime_${NAME} STATIC ${sources} ${headers})
        target_include_directories(placetime_${NAME} PUBLIC ${CMAKE_SOURCE_DIR}/src)
        target_link_libraries(placetime_${NAME} PUBLIC ${ARG_DEPENDS} ${ARG_PUBLIC} PRIVATE placetime_options ${ARG_PRIVATE})
        if(ARG_HOT AND PLACETIME_LINK_TIME)
            # Fat objects: programs that are not linked by placetime_link_hot() take the ordinary code in them.
            target_compile_options(placetime_${NAME} PRIVATE -O3 -flto=auto -ffat-lto-objects)
        endif()
    else()
        add_library(placetime_${NAME} INTERFACE ${headers})
        target_include_directories(placetime_${NAME} INTERFACE ${CMAKE_SOURCE_DIR}/src)
        target_link_libraries(placetime_${NAME} INTERFACE ${ARG_DEPENDS} ${ARG_PUBLIC})
    endif()
    if(PLACETIME_TESTS)
        file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${NAME}/*_test.cpp)
        if(tests)
            placetime_test(${NAME} SOURCES ${tests} MODULES ${NAME})
        endif()
    endif()
endfunction()

# Links a program with the HOT modules optimised as a whole: annotating is a fifth faster (tests/bench/pipeline_bench.cpp).
function(placetime_link_hot TARGET)
    if(PLACETIME_LINK_TIME)
        target_link_options(${TARGET} PRIVATE -flto=auto -O2)
    endif()
endfunction()

# Links a program with the HOT modules' ordinary code: optimising them anew would make each link take 20 s instead of half a second.
function(placetime_link_plain TARGET)
    if(PLACETIME_LINK_TIME)
        target_link_options(${TARGET} PRIVATE -fno-use-linker-plugin)
    endif()
endfunction()

# placetime_test(NAME SOURCES file... MODULES module... [LIBRARIES library...])
function(placetime_test NAME)
    cmake_parse_arguments(ARG "" "" "SOURCES;MODULES;LIBRARIES" ${ARGN})
    list(TRANSFORM ARG_MODULES PREPEND placetime_)
    add_executable(test_${NAME} ${CMAKE_SOURCE_DIR}/tests/main.cpp ${ARG_SOURCES})
    target_compile_definitions(test_${NAME} PRIVATE
        PLACETIME_SOURCE_DIR="${CMAKE_SOURCE_DIR}" PLACETIME_BINARY_DIR="${CMAKE_BINARY_DIR}")
    target_include_directories(test_${NAME} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_link_libraries(test_${NAME} PRIVATE placetime_options ${ARG_MODULES} ${ARG_LIBRARIES})
    placetime_link_plain(test_${NAME})
    add_test(NAME ${NAME} COMMAND test_${NAME})
    set_tests_properties(${NAME} PROPERTIES ENVIRONMENT "${PLACETIME_TEST_ENVIRONMENT}" TIMEOUT 600)
endfunction()
