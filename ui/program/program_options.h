// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of the desktop program.
#pragma once

#include "gateway/core/result.h"

#include <QStringList>

namespace gatehouse::ui {

struct ProgramOptions {
    QString folder; ///< absolute; of the workspace
    bool demo = false; ///< make the demo workspace if the folder has none yet, without asking
    double demoTraffic = 0; ///< requests per second to send to oneself
    QString screenshots; ///< folder for pictures of every place; empty: an ordinary run
    std::optional<quint16> port; ///< instead of the workspace's

    bool operator==(const ProgramOptions &) const = default;
};

/// What --help and --version print, or the options.
struct CommandLine {
    ProgramOptions options;
    QString print; ///< not empty: print this and leave
};
/// InvalidInput: what is wrong with the arguments (the program's name first).
[[nodiscard]] Result<CommandLine> readCommandLine(const QStringList &arguments);

/// Where the workspace is when none is named: ~/.local/share/gatehouse/demo.
[[nodiscard]] QString standardWorkspace();

} // namespace gatehouse::ui
