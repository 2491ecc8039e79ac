# Appends "<path in the program>=<file>" for every localised stylesheet and web asset to `embedded`.
