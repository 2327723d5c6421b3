// SPDX-License-Identifier: Apache-2.0
import { fill, h } from "../dom";
import type { Question } from "../engine/protocol";

/** Six questions whose answers describe a service; `described` is given where levers come to stand. */
export function drawAssessment(
  place: HTMLElement,
  questions: Question[],
  described: (levers: Record<string, number>) => void,
): void {
  const answers = questions.map(() => 2);
  fill(
    place,
    h("p", {}, "Six questions, one for each characteristic of co-production. Say how it is, not how it should be; the right world becomes your service."),
    ...questions.map((question, i) =>
      h(
        "fieldset",
        {},
        h("legend", {}, question.asks),
        ...question.answers.map((answer, value) =>
          h(
            "label",
            { class: "answer" },
            h("input", {
              type: "radio",
              name: `question-${question.name}`,
              value,
              checked: value === answers[i],
              onchange: () => {
                answers[i] = value;
              },
            }),
            h("span", {}, answer),
          ),
        ),
      ),
    ),
    h(
      "button",
      {
        type: "button",
        onclick: () => {
          const levers: Record<string, number> = {};
          questions.forEach((question, i) => {
            for (const [lever, values] of Object.entries(question.levers)) {
              levers[lever] = values[answers[i]!]!;
            }
          });
          described(levers);
        },
      },
      "Put my service into the right world",
    ),
  );
}
