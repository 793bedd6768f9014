// SPDX-License-Identifier: GPL-3.0-or-later
// gatehouse: the gateway with its window.
#include "gateway/core/process.h"
#include "ui/program/program.h"
#include "ui/program/screenshot_tour.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme_controller.h"

#include <QApplication>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>

using namespace gatehouse;
using namespace gatehouse::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int UsageError = 2;
constexpr double PictureRate = 40;
constexpr quint64 PictureRequests = 1000;

void say(std::FILE *stream, const QString &text)
{
    std::fputs(qPrintable(text), stream);
    std::fflush(stream);
}

void describeApplication()
{
    QApplication::setApplicationName(u"gatehouse"_s);
    QApplication::setApplicationDisplayName(u"Gatehouse"_s);
    QApplication::setApplicationVersion(u"" GATEHOUSE_VERSION ""_s);
    QApplication::setDesktopFileName(u"io.github.gatehouse.Gatehouse"_s);
    QApplication::setWindowIcon(applicationIcon());
    QApplication::setQuitOnLastWindowClosed(true);
}

QString settingsPath(const QTemporaryDir &own, bool pictures)
{
    const QString folder = pictures
        ? own.path()
        : QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/gatehouse"_s;
    return folder + u"/gatehouse.ini"_s;
}

// Pictures are of a workspace and of settings that are thrown away, the same each time.
ProgramOptions forPictures(ProgramOptions options, const QTemporaryDir &own)
{
    if (options.folder == standardWorkspace())
        options.folder = own.filePath(u"demo"_s);
    options.port = 0;
    if (options.demoTraffic <= 0)
        options.demoTraffic = PictureRate;
    return options;
}

void explainRefusal(const QString &message)
{
    auto *box = new QMessageBox(QMessageBox::Critical, QApplication::applicationDisplayName(),
                                message, QMessageBox::Close);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(box, &QMessageBox::finished, qApp, [] { QApplication::exit(1); });
    box->open();
}

int run(const ProgramOptions &options, QSettings &settings)
{
    ThemeController themes(*qApp);
    Program program(settings, themes, options);
    QObject::connect(&program, &Program::raisedOther, qApp, &QApplication::quit);
    QObject::connect(&program, &Program::closed, qApp, &QApplication::quit);
    ScreenshotTour tour(program, options.screenshots, PictureRequests);
    if (options.screenshots.isEmpty()) {
        QObject::connect(&program, &Program::refused, qApp, &explainRefusal);
    } else {
        const auto leave = [](const QString &problem) {
            if (!problem.isEmpty())
                say(stderr, u"gatehouse: %1\n"_s.arg(problem));
            QApplication::exit(problem.isEmpty() ? 0 : 1);
        };
        QObject::connect(&program, &Program::refused, qApp, leave);
        QObject::connect(&program, &Program::opened, &tour, &ScreenshotTour::start);
        QObject::connect(&tour, &ScreenshotTour::finished, qApp, leave);
    }
    program.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    tuneProcess();
    QApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const bool onlyText = arguments.contains(u"--help"_s) || arguments.contains(u"--version"_s);
    if (onlyText && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // no display is needed to answer
    const QApplication application(argc, argv);
    describeApplication();
    const Result<CommandLine> line = readCommandLine(QApplication::arguments());
    if (!line) {
        say(stderr, u"gatehouse: %1; see gatehouse --help\n"_s.arg(line.error().message));
        return UsageError;
    }
    if (!line->print.isEmpty()) {
        say(stdout, line->print);
        return 0;
    }
    const QTemporaryDir own;
    const bool pictures = !line->options.screenshots.isEmpty();
    QSettings settings(settingsPath(own, pictures), QSettings::IniFormat);
    return run(pictures ? forPictures(line->options, own) : line->options, settings);
}
