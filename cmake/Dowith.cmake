# SPDX-License-Identifier: Apache-2.0
# How a room (a library) and its tests are declared, so that one line a folder shows the arrows.

option(DOWITH_WARNINGS_AS_ERRORS "Refuse any compiler warning" OFF)
option(DOWITH_CONTRACTS "Check contracts at run time (off only to tell what they cost)" ON)

# What every target of ours is compiled with. No contraction into fused multiply-add and no fast
# maths: both change the bits of results from one machine to the next.
add_library(dowith_options INTERFACE)
target_compile_options(dowith_options INTERFACE
    -ffp-contract=off -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
    -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Wunused -Woverloaded-virtual
    # g++ 12 sees overlaps in joining texts that are not there (GCC bug 105651), and in fmt 9 a fill
    # character of no length that is too long.
    "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-stringop-overflow>"
    $<$<BOOL:${DOWITH_WARNINGS_AS_ERRORS}>:-Werror>)
target_compile_definitions(dowith_options INTERFACE
    DOWITH_CONTRACTS=$<BOOL:${DOWITH_CONTRACTS}>)
target_include_directories(dowith_options INTERFACE ${CMAKE_SOURCE_DIR})

# dowith_module(name SOURCES … USES rooms… PRIVATE third-party targets…)
function(dowith_module name)
    cmake_parse_arguments(arg "" "" "SOURCES;USES;PRIVATE" ${ARGN})
    add_library(dowith_${name} STATIC ${arg_SOURCES})
    add_library(dowith::${name} ALIAS dowith_${name})
    list(TRANSFORM arg_USES PREPEND dowith::)
    target_link_libraries(dowith_${name} PUBLIC dowith_options ${arg_USES} PRIVATE ${arg_PRIVATE})
endfunction()

# dowith_tests(name FILES … USES rooms… PRIVATE third-party targets… LABEL label)
# One test program a room. A *.test.cpp in the folder that is not listed is an error: a test that
# no target names would never run.
function(dowith_tests name)
    cmake_parse_arguments(arg "" "LABEL" "FILES;USES;PRIVATE" ${ARGN})
    file(GLOB found RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS *.test.cpp)
    foreach(file IN LISTS found)
        if(NOT file IN_LIST arg_FILES)
            message(FATAL_ERROR "tests/${name}/${file} is in no target; list it in dowith_tests")
        endif()
    endforeach()
    add_executable(${name}_tests ${arg_FILES})
    list(TRANSFORM arg_USES PREPEND dowith::)
    target_link_libraries(${name}_tests
        PRIVATE dowith_options dowith_test_main ${arg_USES} ${arg_PRIVATE})
    catch_discover_tests(${name}_tests TEST_PREFIX "${name}: "
                         PROPERTIES LABELS ${arg_LABEL} TIMEOUT 600)
endfunction()
