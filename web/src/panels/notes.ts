// SPDX-License-Identifier: Apache-2.0
import { h } from "../dom";

/** For whoever stands in front of a room; shown in trainer mode. */
const notes: Record<string, string> = {
  worlds:
    "Ask first: what is the same in the two worlds? People, places, luck, needs at the start. What differs is only what the policy lets happen. Let somebody follow one person for a minute.",
  outcome:
    "Let everybody draw before anybody plays. The gap between the guess and the curve is the lesson, whichever way it goes.",
  ladder:
    "Read the plain words aloud and ask which rung your own service stands on today. Then look for ◆: a policy may reach another rung than it declares.",
  many:
    "One world persuades and proves nothing. Ask: how many of these worlds would have told the opposite?",
};

export function note(of: keyof typeof notes): HTMLElement {
  return h("p", { class: "notes" }, h("strong", {}, "For the trainer: "), notes[of] ?? "");
}
