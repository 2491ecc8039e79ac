// What script adds to pages that work without it: keys, progress of jobs, branches of the tree.
import { walk_with_keys } from "./keys.js";
import { follow_jobs } from "./jobs.js";
import { open_branches } from "./branches.js";
import { walk_grid } from "./grid.js";
import { arrange_lines } from "./arrange.js";

walk_with_keys(document);
follow_jobs(document);
open_branches(document);
arrange_lines(document);
walk_grid(document);
document.querySelector(".problems")?.focus();
