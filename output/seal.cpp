// SPDX-License-Identifier: Apache-2.0
#include "output/seal.hpp"

#include "output/output_error.hpp"
#include "sim/kernel/digest.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <span>
#include <system_error>
#include <vector>

namespace dowith {

namespace {

constexpr std::string_view seal_opening = "\ndowith ";
constexpr std::size_t seal_bytes = seal_opening.size() + 16 + 1; // 16 digits and an end of line

/// The bytes enter the fingerprint block by block, so that no reader needs all of them at once. To
/// change this length is to break all seals.
constexpr std::size_t block_bytes = std::size_t{1} << 20U;

std::string seal_line(const Digest& fingerprint) {
    return std::string{seal_opening} + fingerprint.hex() + "\n";
}

std::ifstream open(const std::filesystem::path& path) {
    std::error_code unknown; // what cannot be asked about cannot be opened either, with a reason
    const auto status = std::filesystem::status(path, unknown);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        throw OutputError{path, "it is not a regular file"}; // to open a pipe would wait for ever
    }
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        throw OutputError{path, std::generic_category().message(errno)};
    }
    return file;
}

std::size_t size_of(std::istream& file) {
    file.seekg(0, std::ios::end);
    const auto size = static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0));
    file.seekg(0);
    return size;
}

Digest fingerprint_of(std::istream& file, std::size_t bytes) {
    Digest fingerprint;
    std::vector<char> block;
    for (std::size_t done = 0; done < bytes && file; done += block.size()) {
        block.resize(std::min(bytes - done, block_bytes));
        file.read(block.data(), static_cast<std::streamsize>(block.size()));
        fingerprint.add(std::span<const char>{block});
    }
    return fingerprint;
}

} // namespace

std::string seal_of(std::string_view bytes) {
    Digest fingerprint;
    for (std::size_t done = 0; done < bytes.size(); done += block_bytes) {
        fingerprint.add(std::span<const char>{bytes.substr(done, block_bytes)});
    }
    return seal_line(fingerprint);
}

void check_seal(const std::filesystem::path& path) {
    std::ifstream file = open(path);
    const std::size_t bytes = size_of(file);
    const std::size_t sealed_bytes = bytes - std::min(bytes, seal_bytes);
    const std::string expected = seal_line(fingerprint_of(file, sealed_bytes));
    std::string found(bytes - sealed_bytes, '\0');
    file.read(found.data(), static_cast<std::streamsize>(found.size()));
    if (!file) {
        throw OutputError{path, "it cannot be read to its end"};
    }
    if (!found.starts_with(seal_opening)) {
        throw OutputError{path, "it was cut short, or not written by dowith"};
    }
    if (found != expected) {
        throw OutputError{path, "it was changed since it was written"};
    }
}

} // namespace dowith
