// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/program_options.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QStandardPaths>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double HighestRate = 2000;

const QCommandLineOption workspace(u"workspace"_s, u"Open this folder as the workspace."_s,
                                   u"DIR"_s);
const QCommandLineOption demo(u"demo"_s, u"Make the demo workspace if there is none yet."_s);
const QCommandLineOption traffic(u"demo-traffic"_s,
                                 u"Send that many requests a second to the demo's routes."_s,
                                 u"RATE"_s);
const QCommandLineOption pictures(u"screenshot"_s,
                                  u"Write a picture of every place to this folder and leave."_s,
                                  u"DIR"_s);
const QCommandLineOption listenPort(u"port"_s, u"Listen on this port (0: any free one)."_s,
                                    u"PORT"_s);

Result<void> readNumbers(const QCommandLineParser &parser, ProgramOptions &options)
{
    bool good = true;
    if (parser.isSet(traffic))
        options.demoTraffic = parser.value(traffic).toDouble(&good);
    if (!good || !(options.demoTraffic >= 0) || options.demoTraffic > HighestRate)
        return fail(ErrorKind::InvalidInput,
                    u"--demo-traffic takes a number of requests a second, up to 2000"_s);
    if (parser.isSet(listenPort))
        options.port = parser.value(listenPort).toUShort(&good);
    if (!good)
        return fail(ErrorKind::InvalidInput, u"--port takes a number from 0 to 65535"_s);
    return {};
}

} // namespace

QString standardWorkspace()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/gatehouse/demo"_s;
}

Result<CommandLine> readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Gatehouse: an API gateway and the window onto its traffic."_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({workspace, demo, traffic, pictures, listenPort});
    CommandLine line;
    if (!parser.parse(arguments))
        return fail(ErrorKind::InvalidInput, parser.errorText());
    if (parser.isSet(help))
        line.print = parser.helpText();
    if (parser.isSet(version))
        line.print = u"gatehouse " GATEHOUSE_VERSION "\n"_s;
    if (!parser.positionalArguments().isEmpty())
        return fail(ErrorKind::InvalidInput,
                    u"\"%1\" is not understood; name a workspace with --workspace"_s.arg(
                        parser.positionalArguments().first()));
    ProgramOptions &options = line.options;
    const QString folder = parser.isSet(workspace) ? parser.value(workspace) : standardWorkspace();
    options.folder = QFileInfo(folder).absoluteFilePath();
    options.screenshots = parser.value(pictures);
    const Result<void> numbers = readNumbers(parser, options);
    if (!numbers)
        return fail(numbers.error());
    options.demo = parser.isSet(demo) || options.demoTraffic > 0 || !options.screenshots.isEmpty();
    return line;
}

} // namespace gatehouse::ui
