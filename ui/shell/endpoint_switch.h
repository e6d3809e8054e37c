#pragma once
// The endpoint switch of the menu row: a switch, the address it serves at, and what went wrong.

#include "models/live/endpoint_controller.h"

#include <QWidget>

#include <functional>

class QLabel;

namespace rf::ui {

class SwitchButton;

class EndpointSwitch : public QWidget {
    Q_OBJECT
public:
    using CurrentFile = std::function<models::FileSession*()>;
    /// `endpoint` is not owned and outlives the switch. `file` says what would be served.
    EndpointSwitch(models::EndpointController* endpoint, CurrentFile file, QWidget* parent = nullptr);

    SwitchButton* button() const { return m_switch; }
    QString text() const;

public slots:
    void toggle();
    /// Asks again whether there is a file to serve.
    void refresh();

signals:
    void notice(const QString& text);

private:
    void stateChanged();
    void offerAnotherPort();

    models::EndpointController* m_endpoint;
    CurrentFile m_file;
    SwitchButton* m_switch;
    QLabel* m_text;
};

} // namespace rf::ui
