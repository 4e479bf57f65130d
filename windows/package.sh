# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the program and packs it with all it needs. Part of script/windows.
