// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/durable_file.hpp"
#include "output/netcdf.hpp"
#include "output/result_file.hpp"
#include "sim/experiment/sweep/plan.hpp"
#include "sim/kernel/digest.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// The worlds of one point, in the order of their numbers; nothing where one could not be run.
using PointWorlds = std::vector<std::optional<WorldResult>>;

/// Writes a sweep as netCDF-4, point after point, so that the worlds of one point at a time are in
/// memory:
///
///     /         the outcomes that were asked for (point, policy, world, week)
///     /level    one number a run of every indicator (point, policy, world), by its window
///     /design   what each factor is (point)
///     /draws    what was drawn for each world (point, world)
///
/// What is of a world that could not be run is NaN, and `made` is 0 there. Equal sweeps give equal
/// bytes. Throws OutputError.
class SweepFile {
  public:
    /// `outcomes` are places in all_series(), none of a quintile. The plan outlives the file.
    SweepFile(const std::filesystem::path& file,
              const SweepPlan& plan,
              std::vector<std::size_t> outcomes,
              const Provenance& provenance);

    /// The next point; all of them, in order.
    void add(const PointWorlds& worlds);

    /// Over all worlds that were added.
    [[nodiscard]] std::string digest() const { return digest_.hex(); }

    /// Once all points are added.
    void commit();

  private:
    void put_coordinates();
    void put_attributes(const Provenance& provenance);
    void put_design();
    void begin_outcomes();
    void begin_levels();
    void begin_draws();
    void add_outcome(std::size_t place, const PointWorlds& worlds);
    void add_level(std::size_t place, const PointWorlds& worlds);
    void add_draws(const PointWorlds& worlds);
    void add_digests(const PointWorlds& worlds);

    NetcdfWriter writer_;
    const SweepPlan& plan_;
    std::vector<std::size_t> outcomes_;
    std::vector<std::string> drawn_; ///< paths of all numbers that are drawn at any point
    Digest digest_;
    std::size_t next_ = 0;
};

/// Opens a sweep of this version's format. Throws OutputError.
[[nodiscard]] NetcdfReader open_sweep(const std::filesystem::path& file,
                                      Seal seal = Seal::demanded);

/// The fingerprint of what a sweep varies, in which scenario, under this engine: the same with more
/// rows of a design, and with more worlds.
[[nodiscard]] std::string sweep_digest(const SweepPlan& plan);

/// The same of the sweep that an existing file holds; nothing if it is none that can be read.
[[nodiscard]] std::optional<std::string> sweep_digest_of(const std::filesystem::path& file);

/// Bytes that a sweep's file would take uncompressed, which is what it may take in memory.
[[nodiscard]] double sweep_bytes(const SweepPlan& plan, std::size_t outcomes);

/// The design as comma-separated values, as read_points() reads them.
[[nodiscard]] std::string design_csv(const SweepDesign& design);

/// How the heading of a sweep's table ends, whatever its factors are.
inline constexpr std::string_view sweep_table_end = "policy,world,outcome,unit,value";

/// Writes a tidy table as comma-separated values, point after point: a line for each point, policy,
/// world and outcome, with the factors of the point before them. Worlds that could not be run have
/// lines without a value. It replaces `file` once it is whole. Throws OutputError.
class SweepTable {
  public:
    /// The plan outlives the table.
    SweepTable(std::filesystem::path file,
               const SweepPlan& plan,
               std::vector<std::size_t> outcomes);

    /// The next point; all of them, in order.
    void add(const PointWorlds& worlds);

    void commit() { file_.commit(); }

  private:
    PartialFile file_;
    const SweepPlan& plan_;
    std::vector<std::size_t> outcomes_;
    std::size_t next_ = 0;
};

} // namespace dowith
