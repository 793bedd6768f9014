// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

// A real gnome-keyring, in each of the states it can be in. Every case has a session bus, a home
// and keyrings of its own, so that neither the machine's keychain nor another test's is touched.
class TestKeychain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void present();
    void presentWithoutTheEntry();
    void locked();
    void lockedAndOpenedLater();
    void absentWithoutBus();
    void absentWithBus();
    void memoryOnlyWhenAbsent();

private:
    QProcessEnvironment environment() const;
    void runInSession(const QString &prepare, const QStringList &steps,
                      const QStringList &options = {});
    void finish(QProcess &process);
    void verifyNothingInClear(const QByteArray &canary) const;

    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_said;
};

static const QString unlock =
    u"printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"_qs;
static const QString startLocked =
    u"gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1"_qs;
void TestKeychain::initTestCase()
{
    for (const QString &program : {u"dbus-run-session"_qs, u"gnome-keyring-daemon"_qs})
        QVERIFY2(!QStandardPaths::findExecutable(program).isEmpty(),
                 qPrintable(program + u" is missing; ./test.sh installs it"_qs));
}

void TestKeychain::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_home->path()).mkdir(u"runtime"_qs));
    QFile::setPermissions(m_home->filePath(u"runtime"_qs),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestKeychain::cleanup()
{
    m_home.reset();
}

// Without a display nothing can prompt.
QProcessEnvironment TestKeychain::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name :
         {u"DISPLAY"_qs, u"WAYLAND_DISPLAY"_qs, u"DBUS_SESSION_BUS_ADDRESS"_qs,
          u"GNOME_KEYRING_CONTROL"_qs, u"KDE_FULL_SESSION"_qs, u"DESKTOP_SESSION"_qs})
        environment.remove(name);
    environment.insert(u"HOME"_qs, m_home->path());
    environment.insert(u"XDG_CURRENT_DESKTOP"_qs, u"GNOME"_qs);
    environment.insert(u"XDG_RUNTIME_DIR"_qs, m_home->filePath(u"runtime"_qs));
    for (const QString &name : {u"DATA"_qs, u"CONFIG"_qs, u"CACHE"_qs})
        environment.insert(u"XDG_%1_HOME"_qs.arg(name), m_home->filePath(name.toLower()));
    return environment;
}

static QString keychainUser()
{
    return QCoreApplication::applicationDirPath() + u"/keychain_user"_qs;
}

void TestKeychain::finish(QProcess &process)
{
    QSignalSpy finished(&process, &QProcess::finished);
    QVERIFY(process.state() == QProcess::NotRunning || finished.wait(60'000));
    m_said = process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void TestKeychain::runInSession(const QString &prepare, const QStringList &steps,
                                const QStringList &options)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    const QString script =
        (prepare.isEmpty() ? QString() : prepare + u"; "_qs) + u"exec \"$0\" \"$@\""_qs;
    process.start(u"dbus-run-session"_qs,
                  options + QStringList{u"--"_qs, u"sh"_qs, u"-c"_qs, script, keychainUser()}
                      + steps);
    finish(process);
}

void TestKeychain::verifyNothingInClear(const QByteArray &canary) const
{
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains(canary), qPrintable(file.fileName()));
        QVERIFY2(!content.contains(canary.toBase64()), qPrintable(file.fileName()));
    }
}

void TestKeychain::present()
{
    runInSession(
        unlock,
        {u"state"_qs, u"write alice/k1=canary-7431"_qs, u"state"_qs, u"resolve alice/k1"_qs});
    QCOMPARE(m_said,
             QByteArray("state: Unknown\nwrite: ok\nstate: Available\nresolve: canary-7431\n"));
    // Another run of the program finds it again.
    runInSession(unlock,
                 {u"resolve alice/k1"_qs, u"preload alice/k1"_qs, u"resolve alice/k1"_qs,
                  u"read alice/k1"_qs, u"remove alice/k1"_qs, u"read alice/k1"_qs});
    QCOMPARE(m_said,
             QByteArray(
                 "resolve: Unavailable\npreload: loaded\nresolve: canary-7431\nread: canary-7431\n"
                 "remove: ok\nread: NotFound\n"));
    verifyNothingInClear("canary-7431");
}

void TestKeychain::presentWithoutTheEntry()
{
    runInSession(unlock,
                 {u"preload bob/k"_qs, u"resolve bob/k"_qs, u"state"_qs, u"remove bob/k"_qs});
    QCOMPARE(m_said,
             QByteArray("preload: nothing\nresolve: NotFound\nstate: Available\nremove: ok\n"));
}

// The keychain says "no such entry" of everything while it is locked: that must not pass for "there
// is none".
void TestKeychain::locked()
{
    runInSession(unlock, {u"write alice/k1=canary-7432"_qs});
    QCOMPARE(m_said, QByteArray("write: ok\n"));
    runInSession(startLocked,
                 {u"preload alice/k1"_qs, u"state"_qs, u"resolve alice/k1"_qs, u"read alice/k1"_qs,
                  u"write alice/k2=canary-7432"_qs, u"resolve alice/k2"_qs});
    QCOMPARE(m_said,
             QByteArray("preload: nothing\nstate: Locked\nresolve: Unavailable\nread: Unavailable\n"
                        "write: Unavailable\nresolve: Unavailable\n"));
    verifyNothingInClear("canary-7432");
}

void TestKeychain::lockedAndOpenedLater()
{
    runInSession(unlock, {u"write alice/k1=canary-7433"_qs});
    runInSession(startLocked,
                 {u"preload alice/k1"_qs, u"state"_qs, u"unlock test"_qs, u"retry"_qs, u"state"_qs,
                  u"resolve alice/k1"_qs});
    QCOMPARE(
        m_said,
        QByteArray("preload: nothing\nstate: Locked\nunlock: ok\nretry: done\nstate: Available\n"
                   "resolve: canary-7433\n"));
}

static const QStringList absentSteps{u"write alice/k1=canary-7434"_qs, u"state"_qs,
                                     u"read alice/k1"_qs, u"preload alice/k1"_qs,
                                     u"resolve alice/k1"_qs};
static const QByteArray absentAnswers =
    "write: Unavailable\nstate: Missing\nread: Unavailable\npreload: nothing\n"
    "resolve: Unavailable\n";

void TestKeychain::absentWithoutBus()
{
    QProcess process;
    QProcessEnvironment alone = environment();
    alone.insert(u"DBUS_SESSION_BUS_ADDRESS"_qs, u"unix:path="_qs + m_home->filePath(u"no-bus"_qs));
    process.setProcessEnvironment(alone);
    process.start(keychainUser(), absentSteps);
    finish(process);
    QCOMPARE(m_said, absentAnswers);
    verifyNothingInClear("canary-7434");
}

// A bus that starts no services on demand.
void TestKeychain::absentWithBus()
{
    QFile configuration(m_home->filePath(u"bus.conf"_qs));
    QVERIFY(configuration.open(QIODevice::WriteOnly));
    configuration.write(
        R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>)");
    configuration.close();
    runInSession({}, absentSteps, {u"--config-file="_qs + configuration.fileName()});
    QCOMPARE(m_said, absentAnswers);
    verifyNothingInClear("canary-7434");
}

void TestKeychain::memoryOnlyWhenAbsent()
{
    QProcess process;
    QProcessEnvironment alone = environment();
    alone.insert(u"DBUS_SESSION_BUS_ADDRESS"_qs, u"unix:path="_qs + m_home->filePath(u"no-bus"_qs));
    process.setProcessEnvironment(alone);
    process.start(keychainUser(),
                  {u"write a/k=canary-7435"_qs, u"memory"_qs, u"write a/k=canary-7435"_qs,
                   u"resolve a/k"_qs, u"read a/k"_qs});
    finish(process);
    QCOMPARE(m_said,
             QByteArray("write: Unavailable\nstate: MemoryOnly\nwrite: ok\nresolve: canary-7435\n"
                        "read: canary-7435\n"));
    verifyNothingInClear("canary-7435");
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
