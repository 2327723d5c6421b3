// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/page_file.hpp"
#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <string_view>

namespace dowith {
namespace {

constexpr std::string_view use = "var(";

/// What the style sheet first gives the variable, which is what it is in light.
std::string_view value_of(std::string_view variable, std::string_view style) {
    const std::string declaration = std::string{variable} + ": ";
    const std::size_t found = style.find(declaration);
    INVARIANT(found != std::string_view::npos);
    const std::size_t begin = found + declaration.size();
    return style.substr(begin, style.find(';', begin) - begin);
}

/// The rules that are about pictures themselves, a line each, with values for variables.
std::string style_of_pictures() {
    const auto files = page_files();
    const auto file = std::ranges::find(files, "figure.css", &PageFile::name);
    INVARIANT(file != files.end());
    std::string rules;
    for (std::string_view rest = file->text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        const std::string_view line = rest.substr(0, end);
        rules += line.starts_with("svg ") ? line : std::string_view{};
        rest.remove_prefix(end);
    }
    for (std::size_t at = rules.find(use); at != std::string::npos; at = rules.find(use, at)) {
        const std::size_t end = rules.find(')', at);
        const std::string variable = rules.substr(at + use.size(), end - at - use.size());
        rules.replace(at, end + 1 - at, value_of(variable, file->text));
    }
    return rules;
}

} // namespace

std::string standing_alone(const std::string& svg) {
    std::string alone = svg;
    alone.insert(alone.find('>') + 1, "<style>\n" + style_of_pictures() + "</style>");
    return alone + "\n";
}

} // namespace dowith
