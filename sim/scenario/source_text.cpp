// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/source_text.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

namespace dowith {
namespace {

namespace fs = std::filesystem;

Complaint too_large(std::size_t bytes_max) {
    if (bytes_max == file_bytes_max)
        return {"is larger than 1 MiB (a scenario is a page or two)",
                "put data into files of its own"};
    return {"is larger than " + std::to_string(bytes_max >> 20U) + " MiB", "leave columns out"};
}

std::optional<Complaint> why_unreadable(const fs::path& file, std::size_t bytes_max) {
    std::error_code failure;
    const fs::file_status status = fs::status(file, failure);
    if (status.type() == fs::file_type::not_found) {
        return Complaint{"does not exist", "check its name and folder"};
    }
    if (status.type() == fs::file_type::directory) {
        return Complaint{"is a folder (a file is needed)", "name a file in it"};
    }
    if (failure)
        return Complaint{"cannot be read (" + failure.message() + ")", {}};
    if (status.type() != fs::file_type::regular) {
        return Complaint{"is a device or a pipe (a file is needed)", "copy it into a file"};
    }
    const std::uintmax_t size = fs::file_size(file, failure);
    if (!failure && size > bytes_max)
        return too_large(bytes_max);
    return {};
}

unsigned char byte_of(std::string_view text, std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

bool continues(std::string_view text, std::size_t i) { return (byte_of(text, i) & 0xC0U) == 0x80U; }

/// How many bytes the character that begins at `i` has; 0 if it is none (RFC 3629, section 4).
std::size_t character_bytes(std::string_view text, std::size_t i) {
    const unsigned char first = byte_of(text, i);
    const unsigned char second = byte_of(text, i + 1);
    if (first < 0x80U)
        return 1;
    if (first < 0xC2U || first > 0xF4U || !continues(text, i + 1))
        return 0;
    if (first < 0xE0U)
        return 2;
    if ((first == 0xE0U && second < 0xA0U) || (first == 0xEDU && second > 0x9FU))
        return 0;
    if (!continues(text, i + 2))
        return 0;
    if (first < 0xF0U)
        return 3;
    if ((first == 0xF0U && second < 0x90U) || (first == 0xF4U && second > 0x8FU))
        return 0;
    return continues(text, i + 3) ? 4 : 0;
}

bool is_refused_control(std::string_view text, std::size_t i) {
    const unsigned char code = byte_of(text, i);
    if (code == '\r')
        return byte_of(text, i + 1) != '\n';
    return (code < 32 && code != '\t' && code != '\n') || code == 127;
}

std::string hexadecimal(unsigned char code) {
    constexpr std::string_view symbols = "0123456789abcdef";
    return {'0', 'x', symbols[code / 16U], symbols[code % 16U]};
}

/// The first tab that stands before the first word of its line.
std::size_t indenting_tab(std::string_view text) {
    bool at_start = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\t' && at_start) {
            const std::size_t word = text.find_first_not_of(" \t", i);
            const bool blank = word == std::string_view::npos || byte_of(text, word) == '\n';
            if (!blank)
                return i;
        }
        at_start = text[i] == '\n' || (at_start && text[i] == ' ');
    }
    return std::string_view::npos;
}

} // namespace

std::optional<std::string> why_not_below(const std::string& name, const fs::path& folder) {
    if (folder.empty())
        return "cannot be used here (there are no files)";
    if (fs::path{name}.is_absolute())
        return "is an absolute path (a scenario must work in any folder)";
    std::error_code failure;
    const fs::path top = fs::weakly_canonical(folder, failure);
    const fs::path file = fs::weakly_canonical(folder / name, failure);
    const bool is_below =
        std::mismatch(top.begin(), top.end(), file.begin(), file.end()).first == top.end();
    if (failure || !is_below)
        return "leaves the folder of the scenario";
    return {};
}

std::variant<std::string, Complaint> read_file(const fs::path& file, std::size_t bytes_max) {
    if (auto reason = why_unreadable(file, bytes_max))
        return *std::move(reason);
    std::ifstream in{file, std::ios::binary};
    if (!in)
        return Complaint{"cannot be opened", "check that you may read it"};
    // Block by block, because the size may be unknown or change while reading.
    constexpr std::size_t block = std::size_t{1} << 20;
    std::string text;
    while (in && text.size() <= bytes_max) {
        const std::size_t before = text.size();
        text.resize(before + block);
        in.read(text.data() + before, static_cast<std::streamsize>(block));
        text.resize(before + static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad())
        return Complaint{"cannot be read to its end", "check the disk"};
    if (text.size() > bytes_max)
        return too_large(bytes_max);
    return text;
}

Places::Places(Place everywhere) : everywhere_{std::move(everywhere)} {}

Places::Places(std::string name, std::string_view text)
    : everywhere_{.file = std::move(name)}, starts_{0}, characters_{0} {
    characters_.reserve(text.size() + 1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n')
            starts_.push_back(i + 1);
        characters_.push_back(characters_.back() + (continues(text, i) ? 0U : 1U));
    }
}

Place Places::at(std::size_t byte) const {
    if (starts_.empty())
        return everywhere_;
    const std::size_t end = std::min(byte, characters_.size() - 1);
    const auto next = std::ranges::upper_bound(starts_, end);
    const std::size_t start = *std::prev(next);
    const auto line = static_cast<std::size_t>(next - starts_.begin());
    return {everywhere_.file, line, characters_[end] - characters_[start] + 1};
}

bool is_utf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t bytes = character_bytes(text, i);
        if (bytes == 0)
            return false;
        i += bytes;
    }
    return true;
}

std::optional<BadByte> first_bad_byte(std::string_view text) {
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return BadByte{0, "the file is UTF-16"};
    for (std::size_t i = 0, bytes = 0; i < text.size(); i += bytes) {
        bytes = character_bytes(text, i);
        const bool control = bytes == 1 && is_refused_control(text, i);
        if (bytes > 0 && !control)
            continue;
        const std::string what = control ? " is no text (a control character)" : " is no UTF-8";
        return BadByte{i, "the byte " + hexadecimal(byte_of(text, i)) + what};
    }
    return {};
}

void check_characters(const Places& places, std::string_view text, Problems& problems) {
    if (const auto bad = first_bad_byte(text)) {
        problems.error(places.at(bad->at), {}, bad->what, std::string{save_as_text});
        return;
    }
    if (const std::size_t tab = indenting_tab(text); tab != std::string_view::npos) {
        problems.error(places.at(tab),
                       {},
                       "the line begins with a tab (YAML is indented by spaces only)",
                       "replace the tab with spaces");
    }
}

} // namespace dowith
