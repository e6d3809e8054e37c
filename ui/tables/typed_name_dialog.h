#pragma once

#include "ui/common/dialog.h"

#include <functional>

class QLineEdit;

namespace rf::ui {

/// For what cannot be undone: the button works when the name was typed.
class TypedNameDialog : public Dialog {
    Q_OBJECT
public:
    TypedNameDialog(const QString& title, const QString& text, const QString& name, const QString& action, std::function<void()> yes,
                    QWidget* parent = nullptr);
    QLineEdit* name() const { return m_name; }
    Button* button() const { return m_button; }
    void accept() override;

private:
    QString m_wanted;
    std::function<void()> m_yes;
    QLineEdit* m_name;
    Button* m_button;
};

} // namespace rf::ui
