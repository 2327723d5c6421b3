// SPDX-License-Identifier: Apache-2.0
#include "output/state_file.hpp"

#include "output/output_error.hpp"
#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace dowith {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20U;
constexpr std::uint64_t number_bytes = sizeof(std::uint64_t);

static_assert(std::endian::native == std::endian::little);

std::string_view text_of(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[noreturn]] void fail(const std::filesystem::path& path, int error) {
    throw OutputError{path, std::generic_category().message(error)};
}

int open_to_read(const std::filesystem::path& path) {
    // Without waiting: to open a pipe would wait for ever.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        fail(path, errno);
    }
    return descriptor;
}

} // namespace

StateFileWriter::StateFileWriter(std::filesystem::path path,
                                 const std::string& title,
                                 std::span<const std::uint64_t> block_bytes)
    : file_{std::move(path)}, missing_{block_bytes.begin(), block_bytes.end()} {
    EXPECTS(title.find('\n') == std::string::npos);
    buffer_.reserve(buffer_bytes);
    const std::string line = title + "\n";
    const std::uint64_t blocks = block_bytes.size();
    for (const auto piece : {std::as_bytes(std::span{line}),
                             std::as_bytes(std::span{&blocks, 1}),
                             std::as_bytes(block_bytes)}) {
        sum_.add(piece);
        write(piece);
    }
    write_sum();
    close_full_blocks();
}

void StateFileWriter::put(std::span<const std::byte> bytes) {
    if (bytes.empty()) {
        return;
    }
    EXPECTS(block_ < missing_.size() && bytes.size() <= missing_[block_]);
    sum_.add(bytes);
    write(bytes);
    missing_[block_] -= bytes.size();
    close_full_blocks();
}

void StateFileWriter::commit() {
    EXPECTS(block_ == missing_.size());
    flush();
    file_.commit();
}

void StateFileWriter::close_full_blocks() {
    for (; block_ < missing_.size() && missing_[block_] == 0; ++block_) {
        write_sum();
    }
}

void StateFileWriter::write_sum() {
    const std::uint64_t sum = sum_.value();
    sum_.begin_anew();
    write(std::as_bytes(std::span{&sum, 1}));
}

void StateFileWriter::write(std::span<const std::byte> bytes) {
    if (buffer_.size() + bytes.size() > buffer_bytes) {
        flush();
    }
    if (bytes.size() >= buffer_bytes) {
        file_.write(text_of(bytes));
    } else {
        buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
    }
}

void StateFileWriter::flush() {
    file_.write(text_of(buffer_));
    buffer_.clear();
}

InputFile::InputFile(std::filesystem::path path)
    : path_{std::move(path)}, descriptor_{open_to_read(path_)} {
    struct stat status {};

    const bool is_regular = ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    if (!is_regular) {
        ::close(descriptor_);
        throw OutputError{path_, "it is not a regular file"};
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
}

InputFile::~InputFile() { ::close(descriptor_); }

void InputFile::go_to(std::uint64_t place) {
    if (place == place_ - (buffer_.size() - used_)) {
        return; // as when one block is read after the other
    }
    place_ = place;
    buffer_.clear();
    used_ = 0;
}

void InputFile::read(std::span<std::byte> bytes) {
    const std::size_t ready = std::min(bytes.size(), buffer_.size() - used_);
    std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(used_), ready, bytes.begin());
    used_ += ready;
    bytes = bytes.subspan(ready);
    if (bytes.size() >= buffer_bytes) {
        fetch(bytes);
    } else if (!bytes.empty()) {
        buffer_.resize(std::min<std::uint64_t>(buffer_bytes, size_ - std::min(size_, place_)));
        fetch(buffer_);
        used_ = 0;
        if (buffer_.size() < bytes.size()) {
            throw OutputError{path_, "it was cut short"};
        }
        read(bytes);
    }
}

void InputFile::fetch(std::span<std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t count =
            ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(place_));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            fail(path_, errno);
        }
        if (count == 0) {
            throw OutputError{path_, "it was cut short"};
        }
        place_ += static_cast<std::uint64_t>(count);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
}

StateFileReader::StateFileReader(const std::filesystem::path& path, const std::string& title)
    : file_{path} {
    read_head(title);
    std::uint64_t begins = title.size() + 1 + (2 + blocks()) * number_bytes;
    for (const std::uint64_t bytes : block_bytes_) {
        begins_.push_back(begins);
        begins += bytes + number_bytes;
    }
    if (file_.size() < begins) {
        throw OutputError{path, "it was cut short"};
    }
    if (file_.size() > begins) {
        refuse();
    }
}

void StateFileReader::read_head(const std::string& title) {
    left_ = file_.size();
    std::string line(title.size() + 1, '\0');
    if (left_ < line.size() + 2 * number_bytes) {
        throw OutputError{file_.path(), "it was cut short"};
    }
    take(std::as_writable_bytes(std::span{line}));
    if (line != title + "\n") {
        throw OutputError{file_.path(), "it is none of this world, place and program"};
    }
    const std::uint64_t count = number();
    if (count > left_ / number_bytes - 1) {
        throw OutputError{file_.path(), "it was cut short"};
    }
    block_bytes_.resize(count);
    take(std::as_writable_bytes(std::span{block_bytes_}));
    close();
}

void StateFileReader::open(std::size_t block) {
    EXPECTS(block < blocks());
    file_.go_to(begins_[block]);
    sum_.begin_anew();
    left_ = block_bytes_[block];
}

void StateFileReader::take(std::span<std::byte> bytes) {
    EXPECTS(bytes.size() <= left_);
    file_.read(bytes);
    sum_.add(bytes);
    left_ -= bytes.size();
}

void StateFileReader::close() {
    const std::uint64_t expected = sum_.value();
    left_ = number_bytes;
    if (number() != expected) {
        refuse();
    }
}

std::uint64_t StateFileReader::number() {
    std::uint64_t value = 0;
    take(std::as_writable_bytes(std::span{&value, 1}));
    return value;
}

void StateFileReader::refuse() const {
    throw OutputError{file_.path(), "it was changed since it was written"};
}

} // namespace dowith
