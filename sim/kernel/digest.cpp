// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/digest.hpp"

namespace dowith {

std::string Digest::hex() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4) {
        text += digits[(state_ >> shift) & 0xFU];
    }
    return text;
}

void Digest::add_bytes(std::span<const std::byte> bytes) {
    for (; bytes.size() >= sizeof(std::uint64_t); bytes = bytes.subspan(sizeof(std::uint64_t))) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), sizeof word);
        add(word);
    }
    if (!bytes.empty()) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), bytes.size());
        add(word);
    }
}

std::string content_hash(std::string_view bytes) {
    Digest first{1};
    Digest second{2};
    first.add(std::span<const char>{bytes});
    second.add(std::span<const char>{bytes});
    return first.hex() + second.hex();
}

} // namespace dowith
