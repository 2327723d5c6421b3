# SPDX-License-Identifier: Apache-2.0
"""What was measured, as Markdown that reads well on a terminal too."""

from benchmark.runs import counted

DOUBT = " ~"  # behind a number that was measured while others kept the machine busy


def millions(value):
    return f"{value / 1e6:.1f}"


def percent(value):
    return f"{100 * value:.0f} %"


def seconds(value):
    return f"{value:.2f} s" if value < 9.995 else f"{value:.0f} s"


def table(head, body):
    """Columns as wide as they need to be; all but the first stand to the right."""
    lines = [head, *body]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    rule = "|".join("-" * (width + 1) + (":" if column else "-")
                    for column, width in enumerate(widths))
    shown = ["| " + " | ".join(cell.rjust(width) if column else cell.ljust(width)
                               for column, (cell, width) in enumerate(zip(line, widths))) + " |"
             for line in lines]
    return "\n".join([shown[0], f"|{rule}|", *shown[1:]])


def rates(rows):
    head = ["citizens", "threads", "whole process", "week loop", "per CPU second", "speed-up",
            "bytes/citizen", "above base", "set-up", "whole run", "of bandwidth", "of draw rate"]
    body = [[f"{row['citizens']:,}", str(row["threads"]),
             millions(row["citizen_weeks_per_second_per_core"]) + DOUBT * row["noisy"],
             millions(row["week_loop_citizen_weeks_per_second_per_core"]),
             millions(row["citizen_weeks_per_cpu_second"]),
             f"{row['speed_up']:.2f}",
             f"{row['bytes_per_citizen']:.0f}", f"{row['bytes_per_citizen_above_base']:.0f}",
             seconds(row["set_up_seconds"]), seconds(row["seconds"]),
             percent(row["of_bandwidth"]), percent(row["of_draw_rate"])] for row in rows]
    return table(head, body)


def shares(told):
    head = ["part of a week", "share", "ns per citizen"]
    order = sorted(told["share"], key=told["share"].get, reverse=True)
    body = [[name, f"{100 * told['share'][name]:.1f} %",
             f"{told['nanoseconds_per_citizen_week'][name]:.2f}"] for name in order]
    return table(head, body)


def comparisons(result):
    """Sentences about whole comparisons."""
    whole, forking = result["reference_comparison"], result["forking"]
    how = f", foretold from {counted(whole['worlds'], 'world')}" if whole["estimate"] else ""
    rates = [f"- {each['worlds_per_second']:.2f} worlds a second on "
             f"{counted(each['threads'], 'thread')}{DOUBT * each['noisy']}."
             for each in result["throughput"]]
    return "\n".join([
        f"- Reference comparison (40 worlds, all cores): {seconds(whole['seconds'])}{how}"
        f"{DOUBT * whole['noisy']}.",
        *rates,
        f"- The burn-in is lived once and forked for every policy: "
        f"{percent(forking['saved'])} less CPU time than a burn-in for each "
        f"({seconds(forking['forked_cpu_seconds'])} against "
        f"{seconds(forking['apart_cpu_seconds'])}, {counted(forking['worlds'], 'world')})."])


def by_threads(values, unit, scale=1.0):
    return " and ".join(f"{value * scale:.0f}" for value in values) + f" {unit}"


def machine_limits(result):
    most, needed = result["limits"], result["needs"]
    draws = most["draws_per_second"]
    threads = " and ".join(str(number) for number in range(1, len(draws) + 1))
    return "\n".join([
        f"- Sequential read {by_threads(most['read_gb_per_second'], 'GB/s')}, "
        f"triad {by_threads(most['triad_gb_per_second'], 'GB/s')}, "
        f"keyed draws {by_threads(draws, 'million a second', 1e-6)}, "
        f"on {threads} threads{DOUBT * most['noisy']}.",
        f"- A citizen-week has {needed['state_bytes']:.0f} bytes of state to read, of which it "
        f"changes {needed['written_bytes']:.0f}, and makes {needed['draws']:.2f} keyed draws, "
        f"{needed['draws_one_by_one']:.2f} of them one by one."])


def small_pieces(micro):
    return table(["piece", "ns"], [[name, f"{value:.2f}"] for name, value in micro.items()])


def heading(result):
    where, build = result["machine"], result["build"]
    return (f"{build['version']}, commit {build['commit']}; plan `{result['plan']}`. "
            f"{where['processor']}, {where['cores']} cores, {where['memory_gb']} GB. "
            f"`~`: others kept more than a tenth of a core busy meanwhile.")


def report(result):
    share = result["shares"]
    parts = [
        heading(result),
        "Millions of citizen-weeks a second and core:",
        rates(result["rows"]),
        machine_limits(result),
        comparisons(result),
        f"A week under co-delivery, {share['citizens']:,} citizens, one thread:",
        shares(share),
    ]
    if result["micro"]:
        parts += ["Pieces by themselves, nanoseconds each (of a week: by citizen):",
                  small_pieces(result["micro"])]
    return "\n\n".join(parts) + "\n"


def against(rows):
    head = ["citizens", "CPU time", "other's", "times as fast", "from", "to", "same result"]
    body = [[f"{row['citizens']:,}", seconds(row["cpu_seconds"]),
             seconds(row["other_cpu_seconds"]), f"{row['times_as_fast']:.3f}",
             f"{row['lowest']:.3f}", f"{row['highest']:.3f}",
             "yes" if row["same_result"] else "no"] for row in rows]
    return table(head, body) + "\n"
