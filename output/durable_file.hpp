// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace dowith {

/// A file in the making. It grows as `<path>.partial`, locked against other processes, and becomes
/// `path` in one step on `commit`, when all of it is on the disk; without `commit` it is removed.
/// So a file that exists under its own name is whole, whatever happened to the process that wrote
/// it, and a `.partial` left behind by a process that was killed is simply taken over. Replaces an
/// existing `path`: whether that is wanted is for the caller to ask.
class PartialFile {
  public:
    /// Opens an empty `<path>.partial` in a folder that must exist.
    /// Throws OutputError, and its BusyError while another process is writing the same file.
    explicit PartialFile(std::filesystem::path path);

    ~PartialFile();
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    [[nodiscard]] const std::filesystem::path& partial_path() const { return partial_path_; }

    /// Appends all the bytes or throws OutputError.
    void write(std::string_view bytes);

    /// Forces everything to the disk and gives the file its name. Once only, and last.
    void commit();

  private:
    std::filesystem::path path_;
    std::filesystem::path partial_path_;
    int descriptor_ = -1; ///< holds the lock; -1 once committed
};

/// Puts a whole small file (a table, a JSON document) in place of `path`, or throws OutputError and
/// leaves what was there as it was.
void write_durably(const std::filesystem::path& path, std::string_view bytes);

} // namespace dowith
