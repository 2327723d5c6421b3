// SPDX-License-Identifier: Apache-2.0
#include "output/checksum.hpp"

#define XXH_INLINE_ALL // the header alone, no library to link
#include <xxhash.h>

namespace dowith {

struct Checksum::State {
    XXH3_state_t sums;
};

Checksum::Checksum() : state_{std::make_unique<State>()} { begin_anew(); }

Checksum::~Checksum() = default;

void Checksum::add(std::span<const std::byte> bytes) {
    XXH3_64bits_update(&state_->sums, bytes.data(), bytes.size());
}

std::uint64_t Checksum::value() const { return XXH3_64bits_digest(&state_->sums); }

void Checksum::begin_anew() { XXH3_64bits_reset(&state_->sums); }

} // namespace dowith
