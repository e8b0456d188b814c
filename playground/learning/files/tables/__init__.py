"""Tables over states and actions in files: action values, policies, and what the Hugging Face course stores beside them."""
