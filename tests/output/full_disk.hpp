// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/catch.hpp"

#include <csignal>
#include <sys/resource.h>

namespace dowith {

/// For its life no file of this process may grow beyond so many bytes: what a full disk looks like
/// to the one who writes, available without one.
class FullDisk {
  public:
    explicit FullDisk(rlim_t bytes) : former_signal_{std::signal(SIGXFSZ, SIG_IGN)} {
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &former_) == 0);
        const rlimit limit{bytes, former_.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    }

    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &former_);
        std::signal(SIGXFSZ, former_signal_);
    }

    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

  private:
    void (*former_signal_)(int);
    rlimit former_{};
};

} // namespace dowith
