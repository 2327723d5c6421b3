// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/result_file.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace dowith {

/// Where a result is to stand, and what stands there already: nothing is ever lost by writing one.
class ResultPlace {
  public:
    /// Tells of a file what it is the result of; nothing where it is none of that kind.
    using DigestOf = std::optional<std::string> (*)(const std::filesystem::path&);

    /// Makes the folder. `digest` is the scenario's, or of whatever `digest_of` tells of a file.
    /// Throws OutputError where the file is none of ours, so that nothing is simulated in vain.
    ResultPlace(std::filesystem::path file,
                std::string digest,
                DigestOf digest_of = scenario_digest_of);

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

    /// The folder in which finished worlds are kept: the file's name with `.worlds` for `.h5`.
    [[nodiscard]] std::filesystem::path worlds() const;

    /// Moves the result of another scenario to `<name>.<first 8 digits of its digest>.h5`, or to
    /// `….2.h5` and so on where that is taken by other bytes. Returns where it went, or nothing
    /// where nothing was in the way. Throws OutputError.
    [[nodiscard]] std::optional<std::filesystem::path> make_room() const;

  private:
    std::filesystem::path file_;
    std::string digest_;
    DigestOf digest_of_;
};

} // namespace dowith
