// SPDX-License-Identifier: Apache-2.0
#include "sim/app/file_kind.hpp"

#include "output/netcdf.hpp"
#include "sim/app/data_error.hpp"
#include "sim/experiment/engine_version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

namespace dowith {
namespace {

constexpr std::array kinds{
    FileKind{"result", result_format_version, "a result of `dowith compare` or `run`"},
    FileKind{"explanation", "1", "an explanation, by `dowith explain`"},
    FileKind{"robustness", "1", "the robustness of a choice, by `dowith robustness`"},
    FileKind{"sweep", "1", "a sweep over levers, by `dowith sweep`"},
    FileKind{"sensitivity", "1", "what outcomes hinge on, by `dowith sensitivity`"},
    FileKind{"trace", "1", "a trace of one run, by `dowith trace`"},
    FileKind{"world", result_format_version, "one finished world, kept beside its result"},
};

int number_of(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// The first word of a text, which is cut off from it.
std::string_view take_word(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

} // namespace

bool is_data_file(const std::filesystem::path& file) {
    constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
    if (file.extension() == ".h5") {
        return true;
    }
    std::error_code unknown; // to open a pipe would wait for ever
    if (!std::filesystem::is_regular_file(file, unknown)) {
        return false;
    }
    std::ifstream bytes{file, std::ios::binary};
    std::string begin(signature.size(), '\0');
    return bytes.read(begin.data(), static_cast<std::streamsize>(begin.size())) &&
           begin == signature;
}

const FileKind& kind_of(const std::filesystem::path& file) {
    const std::string said = NetcdfReader::kind_of(file);
    std::string_view rest = said;
    const bool is_ours = take_word(rest) == "dowith";
    const std::string_view word = take_word(rest);
    const std::string_view format = take_word(rest);
    const auto found = std::ranges::find(kinds, word, &FileKind::word);
    if (!is_ours || found == kinds.end()) {
        throw DataError{fmt::format("{}: it holds \"{}\", which this program does not know; a "
                                    "later dowith may have written it",
                                    file.string(),
                                    said)};
    }
    if (format != found->format) {
        const bool is_later = number_of(format) > number_of(found->format);
        throw DataError{fmt::format("{}: it is {}, of format {}, and this program reads format "
                                    "{}; {} dowith reads it",
                                    file.string(),
                                    found->says,
                                    format,
                                    found->format,
                                    is_later ? "a later" : "an earlier")};
    }
    return *found;
}

} // namespace dowith
