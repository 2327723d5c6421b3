// SPDX-License-Identifier: Apache-2.0
#include "output/hdf5_handle.hpp"

#include "output/output_error.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace dowith {

namespace {

std::mutex& process_wide_mutex() {
    static std::mutex mutex;
    return mutex;
}

/// A copy without allocation, because exceptions must not fly through C.
using Message = std::array<char, 1024>;

herr_t keep_innermost(unsigned depth, const H5E_error2_t* error, void* message) {
    if (depth == 0 && error->desc != nullptr) {
        const std::string_view text{error->desc};
        Message& kept = *static_cast<Message*>(message);
        std::copy_n(text.begin(), std::min(text.size(), kept.size() - 1), kept.begin());
    }
    return 0;
}

/// HDF5 wraps what the system answered in times, addresses and sizes; only the answer is kept.
std::string system_answer(std::string_view text) {
    constexpr std::string_view opening = "error message = '";
    const auto begin = text.find(opening);
    if (begin == std::string_view::npos) {
        return std::string{text};
    }
    text.remove_prefix(begin + opening.size());
    return std::string{text.substr(0, text.find('\''))};
}

} // namespace

Hdf5Session::Hdf5Session(const std::filesystem::path& path, std::string doing)
    : lock_{process_wide_mutex()}, path_{path}, doing_{std::move(doing)} {
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); // belongs to the thread, so set at every stay
}

void Hdf5Session::fail() const {
    Message message{};
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_innermost, &message);
    H5Eclear2(H5E_DEFAULT);
    refuse(message[0] == '\0' ? "HDF5 gave no reason" : system_answer(message.data()));
}

void Hdf5Session::refuse(const std::string& cause) const {
    throw OutputError{path_, "cannot " + doing_ + ": " + cause};
}

Hdf5Handle hdf5_text_type(const Hdf5Session& hdf5) {
    Hdf5Handle type = hdf5.handle(H5Tcopy(H5T_C_S1), H5Tclose);
    hdf5.check(H5Tset_size(type.id(), H5T_VARIABLE));
    hdf5.check(H5Tset_cset(type.id(), H5T_CSET_UTF8));
    return type;
}

Hdf5Handle hdf5_characters_type(const Hdf5Session& hdf5, std::size_t bytes) {
    Hdf5Handle type = hdf5.handle(H5Tcopy(H5T_C_S1), H5Tclose);
    hdf5.check(H5Tset_size(type.id(), std::max<std::size_t>(bytes, 1)));
    hdf5.check(H5Tset_strpad(type.id(), H5T_STR_NULLPAD));
    hdf5.check(H5Tset_cset(type.id(), H5T_CSET_UTF8));
    return type;
}

Hdf5Handle hdf5_space(const Hdf5Session& hdf5, const Hdf5Shape& shape) {
    if (shape.empty()) {
        return hdf5.handle(H5Screate(H5S_SCALAR), H5Sclose);
    }
    const int rank = static_cast<int>(shape.size());
    return hdf5.handle(H5Screate_simple(rank, shape.data(), nullptr), H5Sclose);
}

Hdf5Shape hdf5_shape(const Hdf5Session& hdf5, const Hdf5Handle& space) {
    if (H5Sget_simple_extent_type(space.id()) == H5S_NULL) {
        hdf5.refuse("it holds no values");
    }
    const int rank = hdf5.check(H5Sget_simple_extent_ndims(space.id()));
    Hdf5Shape shape(static_cast<std::size_t>(rank));
    hdf5.check(H5Sget_simple_extent_dims(space.id(), shape.data(), nullptr));
    return shape;
}

} // namespace dowith
