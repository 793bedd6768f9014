// SPDX-License-Identifier: GPL-3.0-or-later
// One window per workspace: the first listens on a socket of the user's own, a second one asks it
// to come to the front and leaves. The workspace's lock decides who is first; this only carries
// word.
#pragma once

#include <functional>
#include <QObject>

class QLocalServer;

namespace gatehouse::ui {

class SingleInstance : public QObject
{
    Q_OBJECT
public:
    /// folder: of the workspace.
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);

    /// Listens; to be called by the holder of the workspace's lock.
    void listen();
    /// Asks the holder to come to the front; done(false): nobody there who could.
    void raiseOther(std::function<void(bool)> done);

signals:
    void raiseWanted();

private:
    QString m_name;
    QLocalServer *m_server = nullptr;
};

} // namespace gatehouse::ui
