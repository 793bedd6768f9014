// SPDX-License-Identifier: GPL-3.0-or-later
// What no other control can show, as JSON. A broken text is marked and changes nothing until it can
// be read again.
#pragma once

#include "ui/forms/form_field.h"

namespace gatehouse::ui {

class CodeEditor;
class TextLabel;

class JsonField : public FormField
{
    Q_OBJECT
public:
    explicit JsonField(const FieldSpec &spec);
    [[nodiscard]] bool isWide() const override { return true; }

protected:
    void showValue() override;

private:
    void onTextChanged();
    void fitHeight();

    CodeEditor *m_text;
    TextLabel *m_error;
};

} // namespace gatehouse::ui
