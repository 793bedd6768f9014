// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command/admin_key_file.h"

#include <QFile>

#include <sys/stat.h>

namespace gatehouse::app {

static constexpr qsizetype maxKey = 4096;

// Of the opened file, so that it cannot be exchanged in between.
static bool isPrivate(const QFile &file)
{
    struct stat facts = {};
    return ::fstat(file.handle(), &facts) == 0 && S_ISREG(facts.st_mode)
        && (facts.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

Result<QByteArray> readAdminKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io,
                    u"the admin key file %1 cannot be read: %2"_qs.arg(path, file.errorString()));
    if (!isPrivate(file))
        return fail(ErrorKind::Refused,
                    u"the admin key file %1 must be a file that only you may read; say chmod 600 "
                    u"%1"_qs.arg(path));
    const QByteArray key = file.read(maxKey + 1).trimmed();
    if (key.isEmpty() || key.size() > maxKey || key.contains('\n'))
        return fail(ErrorKind::InvalidInput,
                    u"the admin key file %1 must hold one line, the key"_qs.arg(path));
    return key;
}

} // namespace gatehouse::app
