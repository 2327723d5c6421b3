// SPDX-License-Identifier: Apache-2.0
#include "output/hdf5_attribute.hpp"
#include "output/hdf5_handle.hpp"
#include "output/netcdf.hpp"
#include "output/netcdf_layout.hpp"
#include "output/seal.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace dowith {

namespace {

/// By these netCDF knows dimensions; they say nothing about the subject.
constexpr std::array<std::string_view, 5> netcdf_marks{
    "CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST", netcdf_layout::dimension_number};

bool is_netcdf_mark(std::string_view name) {
    return std::find(netcdf_marks.begin(), netcdf_marks.end(), name) != netcdf_marks.end();
}

herr_t keep_name(hid_t, const char* name, const H5L_info_t*, void* names) noexcept {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

herr_t keep_scale(hid_t, unsigned, hid_t scale, void* kept) noexcept {
    *static_cast<hid_t*>(kept) = H5Iinc_ref(scale) < 0 ? H5I_INVALID_HID : scale;
    return 1; // the first is the only one
}

std::string path_of(const Hdf5Session& hdf5, const Hdf5Handle& object) {
    const auto length = static_cast<std::size_t>(hdf5.check(H5Iget_name(object.id(), nullptr, 0)));
    std::string path(length, '\0');
    hdf5.check(H5Iget_name(object.id(), path.data(), length + 1));
    return path;
}

/// A dimension without values is stored like a variable, but is none.
bool is_variable(const Hdf5Session& hdf5, const Hdf5Handle& object) {
    if (H5Iget_type(object.id()) != H5I_DATASET) {
        return false;
    }
    if (hdf5.check(H5DSis_scale(object.id())) == 0) {
        return true;
    }
    std::array<char, 128> name{};
    hdf5.check(H5DSget_scale_name(object.id(), name.data(), name.size()));
    return !std::string_view{name.data()}.starts_with(netcdf_layout::dimension_only);
}

Hdf5Shape shape_of(const Hdf5Session& hdf5, const Hdf5Handle& set) {
    return hdf5_shape(hdf5, hdf5.handle(H5Dget_space(set.id()), H5Sclose));
}

/// Whether reading as T gives every stored number unchanged.
template <class T> bool keeps_every(hid_t stored) {
    if (H5Tequal(stored, hdf5_number_type<T>().file) > 0) {
        return true;
    }
    const H5T_class_t kind = H5Tget_class(stored);
    return std::is_same_v<T, double> &&
           (kind == H5T_FLOAT || (kind == H5T_INTEGER && H5Tget_size(stored) <= 4));
}

template <class Number>
void read_values(const Hdf5Session& hdf5, const Hdf5Handle& set, std::vector<Number>& numbers) {
    const Hdf5Handle stored = hdf5.handle(H5Dget_type(set.id()), H5Tclose);
    if (!keeps_every<Number>(stored.id())) {
        hdf5.refuse("it is stored as another type");
    }
    const hid_t type = hdf5_number_type<Number>().memory;
    hdf5.check(H5Dread(set.id(), type, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()));
}

/// Texts that HDF5 has allocated and takes back.
class BorrowedTexts {
  public:
    BorrowedTexts(const Hdf5Handle& type, const Hdf5Handle& space, std::size_t count)
        : type_{type}, space_{space}, texts_(count, nullptr) {}

    ~BorrowedTexts() { H5Dvlen_reclaim(type_.id(), space_.id(), H5P_DEFAULT, texts_.data()); }

    BorrowedTexts(const BorrowedTexts&) = delete;
    BorrowedTexts& operator=(const BorrowedTexts&) = delete;

    [[nodiscard]] std::vector<char*>& get() { return texts_; }

  private:
    const Hdf5Handle& type_;
    const Hdf5Handle& space_;
    std::vector<char*> texts_;
};

void read_values(const Hdf5Session& hdf5, const Hdf5Handle& set, std::vector<std::string>& texts) {
    const Hdf5Handle stored = hdf5.handle(H5Dget_type(set.id()), H5Tclose);
    if (hdf5.check(H5Tis_variable_str(stored.id())) == 0) {
        hdf5.refuse("it is stored as another type");
    }
    const Hdf5Handle type = hdf5_text_type(hdf5);
    const Hdf5Handle space = hdf5.handle(H5Dget_space(set.id()), H5Sclose);
    BorrowedTexts borrowed{type, space, texts.size()};
    hdf5.check(H5Dread(set.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, borrowed.get().data()));
    std::transform(borrowed.get().begin(),
                   borrowed.get().end(),
                   texts.begin(),
                   [](const char* text) { return std::string{text == nullptr ? "" : text}; });
}

} // namespace

struct NetcdfReader::File {
    explicit File(std::filesystem::path where) : path{std::move(where)} {}

    ~File() {
        const Hdf5Session hdf5 = session("close the file");
        file.close();
    }

    File(const File&) = delete;
    File& operator=(const File&) = delete;

    /// Opens it, and says of which kind it is.
    [[nodiscard]] std::string begin(Seal seal) {
        if (seal == Seal::demanded) {
            check_seal(path);
        }
        const Hdf5Session hdf5 = session("open the file");
        const Hdf5Handle access = hdf5.handle(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
        hdf5.check(H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG));
        hdf5.check(H5Pset_file_locking(access.id(), false, true)); // nobody writes a finished file
        const hid_t id = H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id());
        file = hdf5.handle(id, H5Fclose);
        if (hdf5.check(H5Aexists(id, netcdf_layout::kind)) == 0) {
            hdf5.refuse("it was not written by dowith");
        }
        const AttributeValue found = read_attribute(hdf5, id, netcdf_layout::kind);
        const auto* text = std::get_if<std::string>(&found);
        return text == nullptr ? "?" : *text;
    }

    [[nodiscard]] Hdf5Session session(std::string_view doing, std::string_view what = "") const {
        return {path, std::string{doing} + std::string{what}};
    }

    [[nodiscard]] Hdf5Handle open(const Hdf5Session& hdf5, std::string_view name) const {
        return hdf5.handle(H5Oopen(file.id(), std::string{name}.c_str(), H5P_DEFAULT), H5Oclose);
    }

    [[nodiscard]] Hdf5Handle open_variable(const Hdf5Session& hdf5, std::string_view name) const {
        Hdf5Handle set = open(hdf5, name);
        if (!is_variable(hdf5, set)) {
            hdf5.refuse("it is not a variable");
        }
        return set;
    }

    [[nodiscard]] std::vector<std::string> names_in(const Hdf5Session& hdf5,
                                                    std::string_view group) const {
        const Hdf5Handle folder = open(hdf5, group);
        std::vector<std::string> names;
        hdf5.check(
            H5Literate(folder.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, keep_name, &names));
        return names;
    }

    std::filesystem::path path;
    Hdf5Handle file;
};

NetcdfReader::NetcdfReader(std::filesystem::path path, std::string_view kind, Seal seal)
    : file_{std::make_unique<File>(std::move(path))} {
    const std::string found = file_->begin(seal);
    if (found != kind) {
        file_->session("open the file")
            .refuse("it holds \"" + found + "\" where \"" + std::string{kind} + "\" is wanted");
    }
}

std::string NetcdfReader::kind_of(const std::filesystem::path& path) {
    return File{path}.begin(Seal::demanded);
}

NetcdfReader::~NetcdfReader() = default;
NetcdfReader::NetcdfReader(NetcdfReader&&) noexcept = default;
NetcdfReader& NetcdfReader::operator=(NetcdfReader&&) noexcept = default;

bool NetcdfReader::contains(std::string_view path) const {
    const Hdf5Session hdf5 = file_->session("look for ", path);
    if (path == "/") {
        return true;
    }
    // HDF5 wants every group on the way to exist, so the way is walked.
    for (auto end = path.find('/', 1);; end = path.find('/', end + 1)) {
        const std::string so_far{path.substr(0, end)};
        if (hdf5.check(H5Lexists(file_->file.id(), so_far.c_str(), H5P_DEFAULT)) == 0) {
            return false;
        }
        if (end == std::string_view::npos) {
            return true;
        }
    }
}

std::vector<std::string> NetcdfReader::groups(std::string_view group) const {
    const Hdf5Session hdf5 = file_->session("list groups in ", group);
    std::vector<std::string> paths;
    for (const std::string& name : file_->names_in(hdf5, group)) {
        const std::string path = netcdf_layout::path_in(group, name);
        const Hdf5Handle object = file_->open(hdf5, path);
        if (H5Iget_type(object.id()) == H5I_GROUP) {
            paths.push_back(path);
        }
    }
    return paths;
}

std::vector<std::string> NetcdfReader::variables(std::string_view group) const {
    const Hdf5Session hdf5 = file_->session("list variables in ", group);
    std::vector<std::string> paths;
    for (const std::string& name : file_->names_in(hdf5, group)) {
        const std::string path = netcdf_layout::path_in(group, name);
        if (is_variable(hdf5, file_->open(hdf5, path))) {
            paths.push_back(path);
        }
    }
    return paths;
}

std::vector<std::string> NetcdfReader::dimensions(std::string_view variable) const {
    const Hdf5Session hdf5 = file_->session("read dimensions of ", variable);
    const Hdf5Handle set = file_->open_variable(hdf5, variable);
    if (hdf5.check(H5DSis_scale(set.id())) > 0) {
        return {std::string{variable}};
    }
    std::vector<std::string> paths;
    const auto rank = static_cast<unsigned>(shape_of(hdf5, set).size());
    for (unsigned axis = 0; axis < rank; ++axis) {
        hid_t scale = H5I_INVALID_HID;
        hdf5.check(H5DSiterate_scales(set.id(), axis, nullptr, keep_scale, &scale));
        if (scale < 0) {
            hdf5.refuse("one of them is missing");
        }
        paths.push_back(path_of(hdf5, Hdf5Handle{scale, H5Dclose}));
    }
    return paths;
}

std::size_t NetcdfReader::length(std::string_view dimension) const {
    const Hdf5Session hdf5 = file_->session("read dimension ", dimension);
    const Hdf5Handle set = file_->open(hdf5, dimension);
    if (H5Iget_type(set.id()) != H5I_DATASET || hdf5.check(H5DSis_scale(set.id())) == 0) {
        hdf5.refuse("it is not a dimension");
    }
    return shape_of(hdf5, set).at(0);
}

template <class T> Array<T> NetcdfReader::read(std::string_view variable) const {
    const Hdf5Session hdf5 = file_->session("read variable ", variable);
    const Hdf5Handle set = file_->open_variable(hdf5, variable);
    const Hdf5Shape shape = shape_of(hdf5, set);
    Array<T> array{{shape.begin(), shape.end()}, {}};
    array.values.resize(
        std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>{}));
    if (!array.values.empty()) {
        read_values(hdf5, set, array.values);
    }
    return array;
}

template Array<std::string> NetcdfReader::read<std::string>(std::string_view) const;
template Array<float> NetcdfReader::read<float>(std::string_view) const;
template Array<double> NetcdfReader::read<double>(std::string_view) const;
template Array<std::int8_t> NetcdfReader::read<std::int8_t>(std::string_view) const;
template Array<std::uint8_t> NetcdfReader::read<std::uint8_t>(std::string_view) const;
template Array<std::int32_t> NetcdfReader::read<std::int32_t>(std::string_view) const;
template Array<std::uint32_t> NetcdfReader::read<std::uint32_t>(std::string_view) const;
template Array<std::int64_t> NetcdfReader::read<std::int64_t>(std::string_view) const;
template Array<std::uint64_t> NetcdfReader::read<std::uint64_t>(std::string_view) const;

std::vector<Attribute> NetcdfReader::attributes(std::string_view path) const {
    const Hdf5Session hdf5 = file_->session("read attributes of ", path);
    const Hdf5Handle object = file_->open(hdf5, path);
    std::vector<Attribute> attributes;
    for (const std::string& name : attribute_names(hdf5, object.id())) {
        if (is_netcdf_mark(name)) {
            continue;
        }
        attributes.push_back({name, read_attribute(hdf5, object.id(), name)});
    }
    return attributes;
}

template <class T> T NetcdfReader::attribute(std::string_view path, std::string_view name) const {
    const std::string doing = "read attribute " + std::string{name} + " of ";
    const Hdf5Session hdf5 = file_->session(doing, path);
    const Hdf5Handle object = file_->open(hdf5, path);
    AttributeValue value = read_attribute(hdf5, object.id(), std::string{name});
    if (!std::holds_alternative<T>(value)) {
        hdf5.refuse("it is stored as another type");
    }
    return std::get<T>(std::move(value));
}

using Text = std::string;
template Text NetcdfReader::attribute<Text>(std::string_view, std::string_view) const;
template double NetcdfReader::attribute<double>(std::string_view, std::string_view) const;
template std::int64_t NetcdfReader::attribute<std::int64_t>(std::string_view,
                                                            std::string_view) const;
template std::uint64_t NetcdfReader::attribute<std::uint64_t>(std::string_view,
                                                              std::string_view) const;
template std::vector<double> NetcdfReader::attribute<std::vector<double>>(std::string_view,
                                                                          std::string_view) const;
template std::vector<std::int64_t>
    NetcdfReader::attribute<std::vector<std::int64_t>>(std::string_view, std::string_view) const;

} // namespace dowith
