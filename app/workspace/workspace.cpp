// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"

#include "app/workspace/demo_configuration.h"
#include "app/workspace/durable_file.h"
#include "app/workspace/file_watch.h"
#include "app/workspace/journal.h"
#include "gateway/config/yaml.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

namespace gatehouse::app {

static constexpr int propertiesVersion = 1;

class Workspace::Private
{
public:
    explicit Private(const QString &path)
        : folder(path)
        , lock(file(".gatehouse/lock"))
        , watch(file("apisix.yaml"))
    {
        lock.setStaleLockTime(0); // held as long as its process lives, however long that is
    }

    QString file(const char *name) const { return folder + u'/' + QLatin1String(name); }
    void load(const QByteArray &text);
    void loadProperties();

    const QString folder;
    QLockFile lock;
    FileWatch watch;
    config::Document document;
    QList<config::Fault> faults;
    QJsonObject properties;
    std::optional<config::Document> recovered;
};

// Environment marks stay as they are, so that saving does not write the values of variables into
// the file.
void Workspace::Private::load(const QByteArray &text)
{
    config::ReadResult read = config::readYaml(text, {.substituteEnvironment = false});
    faults = std::move(read.faults);
    if (faults.isEmpty())
        document = std::move(read.document);
}

static QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void Workspace::Private::loadProperties()
{
    const QByteArray text = contentOf(file("gatehouse.json"));
    const QJsonDocument json = QJsonDocument::fromJson(text);
    properties = json.object();
    if (!text.isEmpty() && !json.isObject()) // never overwrite what could not be read
        QFile::copy(file("gatehouse.json"), file("gatehouse.json.unreadable"));
}

Workspace::Workspace(const QString &folder)
    : d(std::make_unique<Private>(folder))
{
    connect(&d->watch, &FileWatch::changed, this, [this](const QByteArray &text) {
        d->load(text);
        emit changedOnDisk();
    });
}

Workspace::~Workspace() = default;

static Result<void> makePrivateFolder(const QString &path)
{
    const bool made = QDir().mkpath(path);
    const bool closed =
        made && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!closed)
        return fail(
            ErrorKind::Io,
            u"the folder %1 could not be made private to you; check the rights above it"_qs.arg(
                path));
    return {};
}

static QString heldBy(QLockFile &lock)
{
    qint64 process = 0;
    QString host, program;
    if (!lock.getLockInfo(&process, &host, &program))
        return u"another program"_qs;
    return u"%1 (process %2)"_qs.arg(program).arg(process);
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &folder)
{
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (!QFileInfo(path).isDir())
        return fail(ErrorKind::NotFound,
                    u"there is no folder %1; make it or name another one"_qs.arg(path));
    if (const Result<void> made = makePrivateFolder(path + u"/.gatehouse"_qs); !made)
        return fail(made.error());
    std::unique_ptr<Workspace> workspace(new Workspace(path));
    Private &d = *workspace->d;
    if (!d.lock.tryLock()) {
        if (d.lock.error() == QLockFile::LockFailedError)
            return fail(ErrorKind::Conflict,
                        u"the workspace %1 is open in %2; close it there first"_qs.arg(
                            path, heldBy(d.lock)));
        return fail(ErrorKind::Io,
                    u"the lock in %1/.gatehouse could not be taken; check its rights"_qs.arg(path));
    }
    if (QFileInfo::exists(d.file("apisix.yaml"))) {
        const QByteArray text = contentOf(d.file("apisix.yaml"));
        d.watch.seen(text);
        d.load(text);
    }
    d.loadProperties();
    d.recovered = fromJournal(contentOf(d.file(".gatehouse/draft.json")));
    if (d.recovered && *d.recovered == d.document)
        workspace->discardDraft();
    return workspace;
}

Result<void> Workspace::createDemo(const QString &folder, const QString &demoServiceAddress)
{
    const QString path = QFileInfo(folder).absoluteFilePath() + u"/apisix.yaml"_qs;
    if (QFileInfo::exists(path))
        return {};
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Io,
                    u"the folder %1 could not be made; check the rights above it"_qs.arg(folder));
    return writeDurably(path, config::writeYaml(demoConfiguration(demoServiceAddress)));
}

QString Workspace::folder() const
{
    return d->folder;
}

QString Workspace::name() const
{
    return QFileInfo(d->folder).fileName();
}

QString Workspace::configurationPath() const
{
    return d->file("apisix.yaml");
}

QString Workspace::trafficPath() const
{
    return d->file(".gatehouse/traffic.sqlite");
}

QString Workspace::dataFolder() const
{
    return d->file(".gatehouse");
}

const config::Document &Workspace::document() const
{
    return d->document;
}

const QList<config::Fault> &Workspace::faults() const
{
    return d->faults;
}

Result<void> Workspace::saveDocument(const config::Document &document)
{
    const QByteArray text = config::writeYaml(document);
    const Result<void> written = writeDurably(configurationPath(), text);
    if (!written)
        return written;
    d->watch.seen(text);
    d->document = document;
    d->faults.clear();
    return written;
}

std::optional<config::Document> Workspace::recoveredDraft() const
{
    return d->recovered;
}

Result<void> Workspace::saveDraft(const config::Document &draft)
{
    d->recovered.reset();
    const QString path = d->file(".gatehouse/draft.json");
    const Result<void> written = writeDurably(path, journalOf(draft));
    if (written)
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return written;
}

void Workspace::discardDraft()
{
    d->recovered.reset();
    removeDurably(d->file(".gatehouse/draft.json"));
}

const QJsonObject &Workspace::properties() const
{
    return d->properties;
}

Result<void> Workspace::saveProperties(const QJsonObject &properties)
{
    QJsonObject versioned = properties;
    versioned.insert(u"version"_qs, propertiesVersion);
    const Result<void> written =
        writeDurably(d->file("gatehouse.json"), QJsonDocument(versioned).toJson());
    if (written)
        d->properties = versioned;
    return written;
}

} // namespace gatehouse::app
