// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one header through which tests see Catch2, so that either generation of it will do.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif
