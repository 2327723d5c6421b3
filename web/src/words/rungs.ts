// SPDX-License-Identifier: Apache-2.0

/** What a rung means to those who live on it, in our words; by the names of the three ladders. */
const plain: Record<string, string> = {
  // The ladder of co-production.
  coercion: "You take what you are given, on our terms",
  educating: "We teach you how to fit in",
  informing: "We tell you what we decided",
  consulting: "We ask you, and decide ourselves",
  engaging: "We ask you often, and mostly answer",
  "co-design": "We plan it with you, and deliver it ourselves",
  "co-production": "We plan it and do it together",
  // Arnstein's ladder of citizen participation.
  manipulation: "We make it look as if you had a say",
  therapy: "We work on your attitude, not on the service",
  consultation: "We ask you, and decide ourselves",
  placation: "A few of you advise; we decide",
  partnership: "We decide together",
  "delegated-power": "You decide most of it",
  "citizen-control": "You run it",
  // The spectrum of public participation of IAP2.
  inform: "We tell you what we decided",
  consult: "We ask you, and decide ourselves",
  involve: "We work with you, and decide ourselves",
  collaborate: "We look for the answer with you",
  empower: "We do what you decide",
};

export function plainRung(name: string, says: string): string {
  return plain[name] ?? says;
}

/** "co-design" as a label: "Co-design". */
export function label(name: string): string {
  const words = name.replace(/[-_]/g, " ").replace(/^co /, "co-");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
