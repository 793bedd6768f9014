// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/durable_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace gatehouse::app {

static void syncFolder(const QString &folder)
{
    const int descriptor =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

Result<void> writeDurably(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
    if (!written)
        return fail(
            ErrorKind::Io,
            u"%1 could not be written (%2); what was there before is untouched. "
            u"Check the free space and the folder's rights"_qs.arg(path, file.errorString()));
    syncFolder(QFileInfo(path).absolutePath());
    return {};
}

void removeDurably(const QString &path)
{
    if (QFile::remove(path))
        syncFolder(QFileInfo(path).absolutePath());
}

} // namespace gatehouse::app
