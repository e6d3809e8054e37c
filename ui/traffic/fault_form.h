#pragma once
// The fields of a failure rule in one line, and the button that takes them. Nothing happens to a rule before that.

#include "models/live/fault_model.h"

#include <QFrame>

class QComboBox;
class QLineEdit;
class QSpinBox;
class QCheckBox;

namespace rf::ui {

class Button;
class IconButton;

class FaultForm : public QFrame {
    Q_OBJECT
public:
    enum class Use { Add, Edit }; ///< Edit: can be given up, too
    explicit FaultForm(Use use, QWidget* parent = nullptr);

    void setTables(const QStringList& tables);
    /// The fields as a rule, switched on.
    models::FaultRule draft() const;
    void setDraft(const models::FaultRule& rule);
    void clearPrefix();

    QComboBox* kind() const { return m_kind; }
    QSpinBox* percent() const { return m_percent; }
    QLineEdit* prefix() const { return m_prefix; }
    Button* submitButton() const { return m_submit; }
    IconButton* giveUpButton() const { return m_giveUp; } ///< nullptr with Add

signals:
    void submitted(); ///< button or Enter
    void givenUp();   ///< button or Esc

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeFields();
    void layOut();
    void refreshOperations();

    QComboBox* m_kind;
    QSpinBox* m_latency;
    QSpinBox* m_percent;
    QComboBox* m_operation;
    QComboBox* m_table;
    QLineEdit* m_prefix;
    QCheckBox* m_own;
    Button* m_submit;
    IconButton* m_giveUp = nullptr;
};

} // namespace rf::ui
