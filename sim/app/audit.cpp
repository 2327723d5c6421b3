// SPDX-License-Identifier: Apache-2.0
#include "output/output_error.hpp"
#include "output/record_file.hpp"
#include "output/result_file.hpp"
#include "output/seal.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/data_error.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/separate_process.hpp"
#include "sim/app/table.hpp"
#include "sim/app/terminal.hpp"
#include "sim/app/words.hpp"
#include "sim/experiment/ledger_audit.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

/// What there is to say about a ledger and the file that holds it.
struct AuditReport {
    std::string file;
    std::string broken_seal; ///< why; empty where the seal holds
    std::vector<std::string> policies;
    std::vector<PolicyAudit> audits; ///< of policies with a book

    [[nodiscard]] bool adds_up() const { return !first_fault(audits); }

    [[nodiscard]] bool is_sound() const { return adds_up() && broken_seal.empty(); }

    [[nodiscard]] std::size_t transactions() const {
        return std::accumulate(
            audits.begin(), audits.end(), std::size_t{0}, [](std::size_t sum, const auto& each) {
                return sum + each.transactions;
            });
    }

    [[nodiscard]] std::string policy_name(std::int32_t policy) const {
        const auto place = static_cast<std::size_t>(policy);
        return policy >= 0 && place < policies.size() ? policies[place]
                                                      : fmt::format("policy {}", policy);
    }

    [[nodiscard]] const PolicyAudit* audit_of(std::size_t policy) const {
        const auto is_it = [&](const PolicyAudit& each) {
            return each.policy == static_cast<std::int32_t>(policy);
        };
        const auto found = std::find_if(audits.begin(), audits.end(), is_it);
        return found == audits.end() ? nullptr : &*found;
    }
};

std::string why_seal_is_broken(const std::filesystem::path& file) {
    try {
        check_seal(file);
        return {};
    } catch (const OutputError& error) {
        return error.cause;
    }
}

AuditReport audit_file(const std::filesystem::path& file, const std::string& broken_seal) {
    AuditReport report;
    report.file = file.string();
    report.broken_seal = broken_seal;
    const NetcdfReader result = open_result(file, Seal::overlooked);
    if (!has_ledger(result)) {
        throw DataError{report.file +
                        ": holds no ledger; write `record: {ledger: true}` into the scenario and "
                        "simulate it again"};
    }
    report.policies = result.read<std::string>("/policy").values;
    report.audits = audit_ledger(read_ledger(result));
    return report;
}

std::string hours_text(QuarterHours quarters) { return decimal(hours_of(quarters), 2); }

std::string place_text(const AuditReport& report, const LedgerFault& fault) {
    const std::string when =
        fault.week ? fmt::format("in week {}", *fault.week) : std::string{"at the end"};
    return fmt::format("under {}, world {}, neighbourhood {}, {}",
                       report.policy_name(fault.book.policy),
                       fault.book.world,
                       fault.book.neighbourhood,
                       when);
}

std::string fault_text(const AuditReport& report, const LedgerFault& fault) {
    const QuarterHours off = std::abs(fault.found - fault.expected);
    return wrapped(fmt::format("First discrepancy, {}: {}: {} h are found where {} h are expected, "
                               "off by {} h.",
                               place_text(report, fault),
                               fault.what,
                               hours_text(fault.found),
                               hours_text(fault.expected),
                               hours_text(off)));
}

std::string verdict_text(const AuditReport& report) {
    const auto fault = first_fault(report.audits);
    if (fault) {
        return fault_text(report, *fault) + "Verdict: the ledger does not add up.\n";
    }
    if (!report.broken_seal.empty()) {
        return wrapped("Verdict: the ledger adds up, but the file is not the one that was written: "
                       "what else it says cannot be relied on.");
    }
    if (report.transactions() == 0) {
        return "Verdict: no credits moved, so there is nothing that could be wrong.\n";
    }
    return wrapped(fmt::format("Verdict: the ledger adds up. Every balance is what its {} "
                               "transactions make of it, and no credit came from nowhere.",
                               count_text(report.transactions())));
}

std::string table_text(const AuditReport& report) {
    Table table{{{"policy", Table::Align::left},
                 {"accounts"},
                 {"transactions"},
                 {"hours given"},
                 {"logged"},
                 {"issued"},
                 {"retired"},
                 {"adds up", Table::Align::left}},
                1};
    for (std::size_t policy = 0; policy < report.policies.size(); ++policy) {
        const PolicyAudit* const found = report.audit_of(policy);
        const PolicyAudit audit = found != nullptr ? *found : PolicyAudit{};
        const char* const verdict = audit.faults > 0         ? "no"
                                    : audit.transactions > 0 ? "yes"
                                                             : "nothing moved";
        table.add({report.policies[policy],
                   count_text(audit.accounts),
                   count_text(audit.transactions),
                   hours_text(audit.given),
                   hours_text(audit.logged),
                   hours_text(audit.issued),
                   hours_text(audit.retired),
                   verdict});
    }
    return table.text(Style{output_is_terminal()});
}

std::string report_text(const AuditReport& report) {
    const std::string seal = report.broken_seal.empty()
                                 ? "Seal: whole; the file is as it was written.\n"
                                 : wrapped("Seal: broken; " + report.broken_seal + ".");
    return "Audit of " + report.file + "\n" + seal + "\n" + table_text(report) + "\n" +
           verdict_text(report);
}

Json fault_json(const AuditReport& report, const LedgerFault& fault) {
    return {{"policy", report.policy_name(fault.book.policy)},
            {"world", fault.book.world},
            {"neighbourhood", fault.book.neighbourhood},
            {"week", fault.week ? Json(*fault.week) : Json{}},
            {"what", fault.what},
            {"expected_hours", hours_of(fault.expected)},
            {"found_hours", hours_of(fault.found)}};
}

Json fault_or_null(const AuditReport& report, const std::optional<LedgerFault>& fault) {
    return fault ? fault_json(report, *fault) : Json{};
}

std::string report_json(const AuditReport& report) {
    Json policies = Json::array();
    for (const PolicyAudit& audit : report.audits) {
        policies.push_back({{"name", report.policy_name(audit.policy)},
                            {"adds_up", audit.faults == 0},
                            {"books", audit.books},
                            {"accounts", audit.accounts},
                            {"transactions", audit.transactions},
                            {"hours_given", hours_of(audit.given)},
                            {"hours_logged", hours_of(audit.logged)},
                            {"hours_issued", hours_of(audit.issued)},
                            {"hours_retired", hours_of(audit.retired)},
                            {"first_fault", fault_or_null(report, audit.first_fault)}});
    }
    const bool is_sealed = report.broken_seal.empty();
    const Json all{{"file", report.file},
                   {"seal", is_sealed ? "whole" : "broken"},
                   {"seal_problem", is_sealed ? Json{} : Json(report.broken_seal)},
                   {"adds_up", report.adds_up()},
                   {"transactions", report.transactions()},
                   {"policies", policies},
                   {"first_fault", fault_or_null(report, first_fault(report.audits))}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

int audit(const Options& options) {
    const std::string broken_seal = why_seal_is_broken(options.file);
    if (!broken_seal.empty()) {
        if (const auto code = leave_to_a_child(options.file)) {
            return *code;
        }
    }
    const AuditReport report = audit_file(options.file, broken_seal);
    print(options.json ? report_json(report) : report_text(report));
    return report.is_sound() ? exit_code::ok : exit_code::run_failed;
}

} // namespace dowith
