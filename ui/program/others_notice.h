// SPDX-License-Identifier: GPL-3.0-or-later
// Tells what somebody else applied: one toast at a time, which counts while changes keep coming.
#pragma once

#include "app/session/session.h"

#include <QPointer>

namespace gatehouse::ui {

class Toast;
class ToastHost;

class OthersNotice : public QObject
{
    Q_OBJECT
public:
    /// toasts must outlive the notice.
    explicit OthersNotice(ToastHost &toasts, QObject *parent = nullptr);

    void tell(const app::OthersRevision &revision);

signals:
    void undoWanted();

private:
    [[nodiscard]] QString textOf(const app::OthersRevision &revision) const;
    [[nodiscard]] static QString changeText(const app::Change &change);

    ToastHost &m_toasts;
    QPointer<Toast> m_toast;
    int m_revisions = 0; // that the toast tells of
};

} // namespace gatehouse::ui
