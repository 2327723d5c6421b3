// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/checksum.hpp"
#include "output/durable_file.hpp"
#include "sim/kernel/state.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

// A file of state: a line that says of what, the number of blocks, the length of each, and a
// checksum of all that; then every block with its own checksum behind it. Numbers are 64 bits,
// little-endian. A block can be read without those before it, and a file that ends too early is
// known by its length alone.

/// Writes one, as a stream: the state is not copied but for a buffer of a mebibyte.
class StateFileWriter final : public StateSink {
  public:
    /// `title` has no end of line. Throws OutputError, as all that follows.
    StateFileWriter(std::filesystem::path path,
                    const std::string& title,
                    std::span<const std::uint64_t> block_bytes);

    /// The next bytes of the block that is being filled. No piece may belong to two blocks.
    void put(std::span<const std::byte> bytes) override;

    /// Once all blocks are full: the file is on the disk, and has its name.
    void commit();

  private:
    void write(std::span<const std::byte> bytes);
    void write_sum();
    void close_full_blocks();
    void flush();

    PartialFile file_;
    std::vector<std::byte> buffer_;
    Checksum sum_;
    std::vector<std::uint64_t> missing_; ///< bytes of each block that are still to come
    std::size_t block_ = 0;              ///< that is being filled
};

/// A file that is read from any place on, a mebibyte at a time. Throws OutputError.
class InputFile {
  public:
    explicit InputFile(std::filesystem::path path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    [[nodiscard]] std::uint64_t size() const { return size_; }

    void go_to(std::uint64_t place);

    /// The next bytes; there must be that many.
    void read(std::span<std::byte> bytes);

  private:
    void fetch(std::span<std::byte> bytes);

    std::filesystem::path path_;
    int descriptor_;
    std::uint64_t size_ = 0;
    std::uint64_t place_ = 0; ///< in the file, of what comes after the buffer
    std::vector<std::byte> buffer_;
    std::size_t used_ = 0; ///< of the buffer
};

/// Reads one, block by block.
class StateFileReader final : public StateSource {
  public:
    /// Throws OutputError where the file is not whole as far as its length can tell, or another's.
    StateFileReader(const std::filesystem::path& path, const std::string& title);

    [[nodiscard]] std::size_t blocks() const { return block_bytes_.size(); }

    /// Makes `state` what the block holds. Throws OutputError where it was changed since it was
    /// written; what is in `state` is then of no use.
    template <class T> void read(std::size_t block, T& state) {
        open(block);
        try {
            load_state(state, *this);
        } catch (const StateError&) {
            refuse();
        }
        if (left_ > 0) {
            refuse();
        }
        close();
    }

    void take(std::span<std::byte> bytes) override;

    [[nodiscard]] std::size_t left() const override { return left_; }

  private:
    void read_head(const std::string& title);
    void open(std::size_t block);
    void close();
    [[nodiscard]] std::uint64_t number();
    [[noreturn]] void refuse() const;

    InputFile file_;
    Checksum sum_;
    std::vector<std::uint64_t> block_bytes_;
    std::vector<std::uint64_t> begins_; ///< place of each block in the file
    std::uint64_t left_ = 0;            ///< bytes of what is being read
};

} // namespace dowith
