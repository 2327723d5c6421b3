// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// netCDF-4 files, written and read through HDF5 alone: xarray, ncdump, R and Julia open them.
///
/// Things in a file are named by absolute paths: "/" is the file, "/difference" a group,
/// "/difference/need_met" a variable in it. Equal calls give equal bytes, whenever and wherever
/// they are made, as long as the versions of HDF5 and zlib are equal. Any thread may use these
/// classes, one object by one thread at a time; inside, the whole process takes turns (HDF5 is not
/// assumed to be thread-safe). Throws OutputError and nothing else when the world fails; wrong
/// names, shapes or types given by the caller of the writer break a contract.

namespace dowith {

/// A lone number and a list of one number stay two different things. Whole numbers of 32 bits,
/// which flags of such variables must be, are read back as ones of 64.
using AttributeValue = std::variant<std::string,
                                    double,
                                    std::int64_t,
                                    std::uint64_t,
                                    std::vector<double>,
                                    std::vector<std::int32_t>,
                                    std::vector<std::int64_t>>;

/// What is said about a file, a group or a variable. Texts of any length, also empty ones.
struct Attribute {
    std::string name;
    AttributeValue value;

    friend bool operator==(const Attribute&, const Attribute&) = default;
};

/// Everything a reader needs to understand one variable.
struct Variable {
    std::string path;
    /// Names, slowest-varying first, each sought in the variable's group and then in the groups
    /// around it. None: a single value, or a coordinate, whose dimension is its own name.
    std::vector<std::string> dimensions{};
    /// As udunits reads them: "1", "h/week". Left empty for texts. Beware that xarray turns numbers
    /// in "seconds", "minutes", "hours" or "days" into time differences: write "h" and "day".
    std::string units{};
    std::string long_name{};      ///< one line of meaning
    std::optional<double> fill{}; ///< the value that marks a missing number
    std::vector<Attribute> attributes{};
};

/// Values to be written, in row-major order. A std::vector of any of these types will do.
using Values = std::variant<std::span<const std::string>,
                            std::span<const float>,
                            std::span<const double>,
                            std::span<const std::int8_t>,
                            std::span<const std::uint8_t>,
                            std::span<const std::int32_t>,
                            std::span<const std::uint32_t>,
                            std::span<const std::int64_t>,
                            std::span<const std::uint64_t>>;

/// Values that were read, in row-major order.
template <class T> struct Array {
    std::vector<std::size_t> shape;
    std::vector<T> values;
};

/// Writes one file from beginning to end. It is built in memory, compressed as it will be on the
/// disk. Nothing is seen under `path` before `commit`, and nothing is left behind without it (see
/// PartialFile). Dimensions come before the variables over them, and groups before what is in them.
class NetcdfWriter {
  public:
    /// `kind` says what the file holds and in which layout, such as "result 1"; readers ask for it.
    NetcdfWriter(std::filesystem::path path, std::string_view kind);
    ~NetcdfWriter();
    NetcdfWriter(NetcdfWriter&&) noexcept;
    NetcdfWriter& operator=(NetcdfWriter&&) noexcept;

    void put_group(std::string_view path, const std::vector<Attribute>& attributes = {});

    /// Adds an attribute to the file, to a group or to a variable that is already there.
    void put_attribute(std::string_view path, const Attribute& attribute);

    /// A dimension that has a length and no values, such as the rows of a table.
    void put_dimension(std::string_view path, std::size_t length);

    /// A dimension together with the values along it, such as weeks or the names of policies.
    void put_coordinate(const Variable& coordinate, Values values);

    void put(const Variable& variable, Values values);

    /// A variable of numbers that come part by part, so that nobody has to hold all of them at
    /// once. `type` holds no values: it says of which type they will be.
    void begin(const Variable& variable, Values type);

    /// The values from the place `first` on along the first dimension of a variable that was begun,
    /// as many whole rows as there are. Each row once; in order, chunks are compressed once as
    /// well.
    void put_rows(std::string_view path, std::size_t first, Values values);

    /// Forces everything to the disk and gives the file its name. Once only, and last.
    void commit();

  private:
    struct File;
    std::unique_ptr<File> file_;
};

/// Whether a reader insists that a file is as it was written.
enum class Seal {
    demanded,
    overlooked ///< to say what is wrong with a file that was changed; HDF5 may crash on it
};

/// Reads a file that a NetcdfWriter committed. Every question about something that is not in the
/// file, or not of the type asked for, throws OutputError. A file that was damaged, cut short or
/// changed by another program is refused when it is opened: all of it is checked then (seal.hpp).
class NetcdfReader {
  public:
    /// Opens `path` for reading and makes sure that it is of that kind.
    NetcdfReader(std::filesystem::path path, std::string_view kind, Seal seal = Seal::demanded);

    /// The kind that a file says it is.
    [[nodiscard]] static std::string kind_of(const std::filesystem::path& path);

    ~NetcdfReader();
    NetcdfReader(NetcdfReader&&) noexcept;
    NetcdfReader& operator=(NetcdfReader&&) noexcept;

    /// Whether there is a group, variable or dimension of that path.
    [[nodiscard]] bool contains(std::string_view path) const;

    /// Paths, in the order in which they were written.
    [[nodiscard]] std::vector<std::string> groups(std::string_view group = "/") const;

    /// Paths of variables, coordinates among them, in the order in which they were written.
    [[nodiscard]] std::vector<std::string> variables(std::string_view group = "/") const;

    /// Paths of the dimensions of a variable, slowest-varying first.
    [[nodiscard]] std::vector<std::string> dimensions(std::string_view variable) const;

    /// The length of a dimension, with or without values.
    [[nodiscard]] std::size_t length(std::string_view dimension) const;

    /// T is std::string or the type of number that was written; double also takes any number that
    /// it holds exactly (all but 64-bit integers).
    template <class T> [[nodiscard]] Array<T> read(std::string_view variable) const;

    /// All that was said about a file, group or variable, in the order in which it was written,
    /// less the marks by which netCDF knows its dimensions.
    [[nodiscard]] std::vector<Attribute> attributes(std::string_view path) const;

    /// T is one of the types of AttributeValue.
    template <class T>
    [[nodiscard]] T attribute(std::string_view path, std::string_view name) const;

  private:
    struct File;
    std::unique_ptr<File> file_;
};

} // namespace dowith
