// SPDX-License-Identifier: GPL-3.0-or-later
// The Request and Response tabs: header fields above, body below.
#pragma once

#include "gateway/traffic/record.h"

#include <QWidget>

namespace gatehouse::ui {

class BodyPane;
class FieldTable;
class TextLabel;

class MessagePage : public QWidget
{
    Q_OBJECT
public:
    enum class Side { Request, Response };
    explicit MessagePage(Side side, QWidget *parent = nullptr);

    void show(const traffic::Record &record);
    [[nodiscard]] FieldTable *headers() const { return m_headers; }
    [[nodiscard]] BodyPane *body() const { return m_body; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();

    Side m_side;
    TextLabel *m_line;
    FieldTable *m_headers;
    BodyPane *m_body;
};

} // namespace gatehouse::ui
