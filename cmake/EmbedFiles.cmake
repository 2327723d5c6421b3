# SPDX-License-Identifier: Apache-2.0
# Writes files into a C++ source, so that the program needs none of them at run time and works in a
# browser. HEADER declares `std::span<const TYPE> FUNCTION()`, where TYPE is {name, text}:
#
#     cmake -D ROOT=scenarios -D "FILES=a.yaml;b/c.yaml" -D OUTPUT=files.cpp
#           -D HEADER=sim/scenario/gallery.hpp -D TYPE=GalleryFile -D FUNCTION=gallery
#           -P EmbedFiles.cmake
#
# Compilers need take no string literal longer than 16 kB, so a text becomes a row of shorter ones,
# cut at ends of lines.
cmake_minimum_required(VERSION 3.25)
set(piece_bytes_max 12000)

function(append_literals text out)
    set(literals "")
    while(NOT text STREQUAL "")
        string(SUBSTRING "${text}" 0 ${piece_bytes_max} piece)
        string(LENGTH "${text}" left)
        if(left GREATER piece_bytes_max)
            string(FIND "${piece}" "\n" end REVERSE)
            math(EXPR end "${end} + 1")
            string(SUBSTRING "${piece}" 0 ${end} piece)
        endif()
        string(LENGTH "${piece}" length)
        string(SUBSTRING "${text}" ${length} -1 text)
        string(APPEND literals "\n     R\"yaml(${piece})yaml\"")
    endwhile()
    set(${out} "${literals}" PARENT_SCOPE)
endfunction()

set(entries "")
foreach(name IN LISTS FILES)
    file(READ "${ROOT}/${name}" text)
    append_literals("${text}" literals)
    string(APPEND entries "    {\"${name}\",${literals}},\n")
endforeach()

file(WRITE "${OUTPUT}" "// Made by cmake/EmbedFiles.cmake.
#include \"${HEADER}\"

#include <array>

namespace dowith {
namespace {

constexpr auto files = std::to_array<${TYPE}>({
${entries}});

} // namespace

std::span<const ${TYPE}> ${FUNCTION}() { return files; }

} // namespace dowith
")
