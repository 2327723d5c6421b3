// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to the room: what both directions share. Nothing above includes it, so that the rest of
// the program compiles without HDF5.

#include <hdf5.h>

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace dowith {

/// Owns one HDF5 identifier. To be made and destroyed under a session only.
class Hdf5Handle {
  public:
    using Closing = herr_t (*)(hid_t);

    Hdf5Handle() = default;

    Hdf5Handle(hid_t id, Closing closing) : id_{id}, closing_{closing} {}

    ~Hdf5Handle() { close(); }

    Hdf5Handle(Hdf5Handle&& other) noexcept
        : id_{std::exchange(other.id_, H5I_INVALID_HID)}, closing_{other.closing_} {}

    Hdf5Handle& operator=(Hdf5Handle&& other) noexcept {
        std::swap(id_, other.id_);
        std::swap(closing_, other.closing_);
        return *this;
    }

    [[nodiscard]] hid_t id() const { return id_; }

    /// Closes early and says how it went. What was written may reach the disk only here, so writers
    /// check it; the destructor cannot.
    herr_t close() noexcept { return id_ < 0 ? 0 : closing_(std::exchange(id_, H5I_INVALID_HID)); }

  private:
    hid_t id_ = H5I_INVALID_HID;
    Closing closing_ = nullptr;
};

/// One stay inside HDF5. HDF5 is not assumed to be thread-safe (that is a choice of whoever built
/// it), so a session holds the one mutex of the process; a function that takes a session is thereby
/// called under it. Also the one place where each status is checked: HDF5's own printing is off,
/// and the innermost of its messages goes into the OutputError. Not to be nested.
class Hdf5Session {
  public:
    /// `doing` completes "cannot …". `path` must outlive the session.
    Hdf5Session(const std::filesystem::path& path, std::string doing);

    /// Hands on an identifier, count or truth value; throws OutputError where it says failure.
    template <class Status> Status check(Status status) const {
        if (status < 0) {
            fail();
        }
        return status;
    }

    [[nodiscard]] Hdf5Handle handle(hid_t id, Hdf5Handle::Closing closing) const {
        return {check(id), closing};
    }

    /// Ends what was being done with a cause of our own.
    [[noreturn]] void refuse(const std::string& cause) const;

  private:
    /// Ends what was being done with the cause that HDF5 gives.
    [[noreturn]] void fail() const;

    std::lock_guard<std::mutex> lock_;
    const std::filesystem::path& path_;
    std::string doing_;
};

/// How a value lies in memory and in a file. They belong to HDF5 or to somebody's handle.
struct Hdf5Type {
    hid_t memory;
    hid_t file;
};

/// Little-endian in files on every machine, so that equal numbers are equal bytes.
template <class T> Hdf5Type hdf5_number_type() {
    if constexpr (std::is_same_v<T, float>)
        return {H5T_NATIVE_FLOAT, H5T_IEEE_F32LE};
    if constexpr (std::is_same_v<T, double>)
        return {H5T_NATIVE_DOUBLE, H5T_IEEE_F64LE};
    if constexpr (std::is_same_v<T, std::int8_t>)
        return {H5T_NATIVE_INT8, H5T_STD_I8LE};
    if constexpr (std::is_same_v<T, std::uint8_t>)
        return {H5T_NATIVE_UINT8, H5T_STD_U8LE};
    if constexpr (std::is_same_v<T, std::int32_t>)
        return {H5T_NATIVE_INT32, H5T_STD_I32LE};
    if constexpr (std::is_same_v<T, std::uint32_t>)
        return {H5T_NATIVE_UINT32, H5T_STD_U32LE};
    if constexpr (std::is_same_v<T, std::int64_t>)
        return {H5T_NATIVE_INT64, H5T_STD_I64LE};
    if constexpr (std::is_same_v<T, std::uint64_t>)
        return {H5T_NATIVE_UINT64, H5T_STD_U64LE};
}

/// Variable-length UTF-8 text, which netCDF calls a string.
Hdf5Handle hdf5_text_type(const Hdf5Session& hdf5);

/// UTF-8 text of exactly that many bytes (at least 1), which netCDF calls characters.
Hdf5Handle hdf5_characters_type(const Hdf5Session& hdf5, std::size_t bytes);

/// Lengths, slowest-varying first; none for a single value.
using Hdf5Shape = std::vector<hsize_t>;

Hdf5Handle hdf5_space(const Hdf5Session& hdf5, const Hdf5Shape& shape);

/// The lengths of a space, refusing what is neither an array nor a single value.
Hdf5Shape hdf5_shape(const Hdf5Session& hdf5, const Hdf5Handle& space);

} // namespace dowith
