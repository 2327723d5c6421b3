// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/json_text.hpp"

#include "sim/scenario/node_map.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

TEST_CASE("a tree is written as JSON with its keys in order") {
    NodeMap map;
    map.add("b", 0.5).add("a", Node::flag(true)).add_text("t", "say \"no\"\n\\").add_name("n", "x");
    map.add("nothing", Node::nothing()).add("empty", Node::map({})).add("list", Node::list({}));
    map.add("numbers", Node::list({Node::plain("1"), Node::quoted("1"), Node::plain("-2e3")}));
    map.add("nested", Node::list({Node::map({{"k", Node::plain("v")}}), Node::plain("w")}));
    CHECK(to_json(map.node()) == "{\n"
                                 "  \"b\": 0.5,\n"
                                 "  \"a\": true,\n"
                                 "  \"t\": \"say \\\"no\\\"\\u000a\\\\\",\n"
                                 "  \"n\": \"x\",\n"
                                 "  \"nothing\": null,\n"
                                 "  \"empty\": {},\n"
                                 "  \"list\": [],\n"
                                 "  \"numbers\": [1, \"1\", -2e3],\n"
                                 "  \"nested\": [\n"
                                 "    {\n"
                                 "      \"k\": \"v\"\n"
                                 "    },\n"
                                 "    \"w\"\n"
                                 "  ]\n"
                                 "}\n");
}
