// SPDX-License-Identifier: Apache-2.0

type Levers = Record<string, number>;

interface Aspect {
  name: string;
  says(levers: Levers): string;
}

const percent = (share = 0) => `${Math.round(100 * share)} %`;

/** The parts of a policy that people would notice, each told from its levers. */
const aspects: Aspect[] = [
  {
    name: "Who is asked",
    says(levers) {
      const times = levers.contacts_per_year ?? 0;
      return times < 0.05
        ? "nobody is asked"
        : `everybody is asked about ${times < 1 ? times.toFixed(1) : Math.round(times)} ` +
            `times a year; ${percent(levers.outreach)} of effort seeks those who stay away`;
    },
  },
  {
    name: "What an answer is worth",
    says: (levers) =>
      (levers.contacts_per_year ?? 0) < 0.05
        ? "there is nothing to answer"
        : `${percent(levers.response_rate)} of issues are to be answered, within ` +
          `${Math.round(levers.response_delay ?? 0)} weeks`,
  },
  {
    name: "Who decides",
    says(levers) {
      const share = levers.design_power ?? 0;
      return share < 0.02
        ? "staff decide"
        : share > 0.7
          ? "citizens decide"
          : `citizens have ${percent(share)} of the say`;
    },
  },
  {
    name: "Who does the work",
    says(levers) {
      const share = levers.delivery_share ?? 0;
      const work = share < 0.02 ? "staff do the work" : `those who take part do ${percent(share)} of it themselves`;
      return (levers.conditionality ?? 0) > 0.02 ? `${work}; help comes with conditions` : work;
    },
  },
  {
    name: "Who helps whom",
    says(levers) {
      const peers = (levers.peer_support ?? 0) > 0.15;
      const bank = (levers["time_bank.broker_hours"] ?? 0) > 0;
      const parts = [peers && "people who came through it support those in it", bank && "a time bank has a paid broker"];
      return parts.filter(Boolean).join("; ") || "neighbours, as everywhere";
    },
  },
  {
    name: "What staff get for it",
    says: (levers) =>
      `${Math.round(levers.training ?? 0)} hours of training a year; hours of staff at ${percent(levers.budget ?? 1)}`,
  },
];

/** Levers that the aspects speak of. */
const told = new Set([
  "contacts_per_year",
  "outreach",
  "response_rate",
  "response_delay",
  "design_power",
  "delivery_share",
  "conditionality",
  "peer_support",
  "time_bank.broker_hours",
  "training",
  "budget",
]);

/** What sets two policies apart, before anything moves: "Who decides: … (left: …)". */
export function differences(left: Levers, right: Levers): { name: string; left: string; right: string }[] {
  const inWords = aspects
    .map(({ name, says }) => ({ name, left: says(left), right: says(right) }))
    .filter((aspect) => aspect.left !== aspect.right);
  const others = Object.keys(right).filter((lever) => !told.has(lever) && left[lever] !== right[lever]);
  const list = (levers: Levers) =>
    others.map((lever) => `${leverName(lever)} ${Number((levers[lever] ?? 0).toPrecision(4))}`).join(", ");
  return others.length === 0
    ? inWords
    : [...inWords, { name: inWords.length > 0 ? "And further" : "In numbers", left: list(left), right: list(right) }];
}

function leverName(lever: string): string {
  return lever.replace("time_bank.", "time bank: ").replace(/_/g, " ");
}
