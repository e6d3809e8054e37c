#pragma once

#include "models/streams/stream_model.h"
#include "ui/common/dialog.h"

class QLabel;
class QRadioButton;

namespace rf::ui {

/// Turns a table's stream on or off, or gives it another view type (which makes a new stream: the service knows no other way).
class StreamDialog : public Dialog {
    Q_OBJECT
public:
    /// The model outlives the dialog.
    explicit StreamDialog(models::StreamModel* model, QWidget* parent = nullptr);
    QRadioButton* choice(const QString& viewType) const; ///< empty: no stream
    QString chosen() const;                              ///< view type; empty: no stream
    void accept() override;

signals:
    void notice(const QString& text);

private:
    void refresh();
    models::StreamModel* m_model;
    models::StreamInfo m_before;
    QList<std::pair<QString, QRadioButton*>> m_choices;
    QLabel* m_note;
    QLabel* m_problem;
    Button* m_apply;
};

} // namespace rf::ui
