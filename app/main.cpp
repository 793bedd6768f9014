// SPDX-License-Identifier: GPL-3.0-or-later
// gatehousectl: the gateway without a window.
#include "app/command/console.h"
#include "app/command/fault_line.h"
#include "app/command/serve.h"
#include "app/command/signal_watch.h"
#include "gateway/core/process.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace gatehouse;
using namespace gatehouse::app;

static constexpr int usageError = 2;

static const char usage[] =
    "Usage: gatehousectl COMMAND\n"
    "\n"
    "  serve --config FILE | --workspace DIR | --demo   run the gateway (serve --help)\n"
    "  check FILE                                       look for faults in an apisix.yaml\n"
    "  --version, --help";

static int complainOfUsage(const QString &what)
{
    complain(u"gatehousectl: %1; see gatehousectl --help"_qs.arg(what));
    return usageError;
}

static int check(const QStringList &arguments)
{
    if (arguments.size() != 1 || arguments.first().startsWith(u'-'))
        return complainOfUsage(u"check takes one file"_qs);
    const QString path = arguments.first();
    if (!QFileInfo(path).isReadable()) {
        complain(u"gatehousectl: %1 cannot be read"_qs.arg(path));
        return 1;
    }
    const Gateway gateway(resolveFromEnvironment);
    const CheckedFile checked = checkFile(path, gateway);
    for (const config::Fault &fault : checked.faults)
        say(faultLine(path, fault));
    return checked.faults.isEmpty() ? 0 : 1;
}

static int serve(const QStringList &arguments)
{
    QString help;
    const Result<std::optional<ServeOptions>> options = parseServeOptions(arguments, help);
    if (!options)
        return complainOfUsage(options.error().message);
    if (!*options) {
        say(help.trimmed());
        return 0;
    }
    const SignalWatch signalWatch;
    Serve command(**options);
    QObject::connect(&signalWatch, &SignalWatch::terminate, &command, &Serve::stop);
    QObject::connect(&signalWatch, &SignalWatch::hangUp, &command, &Serve::reload);
    QObject::connect(
        &command, &Serve::finished, qApp, [](int code) { QCoreApplication::exit(code); },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(&command, &Serve::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    tuneProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"gatehouse"_qs);
    QCoreApplication::setApplicationVersion(u"" GATEHOUSE_VERSION ""_qs);
    const QStringList arguments = application.arguments();
    const QString command = arguments.value(1);
    if (command == u"serve"_qs)
        return serve(arguments.mid(2));
    if (command == u"check"_qs)
        return check(arguments.mid(2));
    if (command == u"--version"_qs || command == u"-v"_qs)
        say(u"gatehousectl " GATEHOUSE_VERSION ""_qs);
    else if (command == u"--help"_qs || command == u"-h"_qs)
        say(QString::fromLatin1(usage));
    else
        return complainOfUsage(command.isEmpty() ? u"name a command"_qs
                                                 : u"there is no command \"%1\""_qs.arg(command));
    return 0;
}
