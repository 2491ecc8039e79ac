// What script adds to pages that work without it: keys, progress of jobs, branches of the tree, words while one types.
import { walk_with_keys } from "./keys.js";
import { follow_jobs } from "./jobs.js";
import { open_branches } from "./branches.js";
import { walk_grid } from "./grid.js";
import { arrange_lines } from "./arrange.js";
import { suggest_words } from "./suggest.js";

walk_with_keys(document);
follow_jobs(document);
open_branches(document);
arrange_lines(document);
walk_grid(document);
suggest_words(document);
document.querySelector(".problems")?.focus();
